/** @file A provider in a function: answers to the requests of a client, in order, and what was asked. */

/** @param {Array<any>} answers each `{ status, headers, body }`, an error to throw, or a function of the request */
export function createProvider(...answers) {
  const asked = [];
  const slept = [];
  let at = 1_000_000;
  return {
    asked,
    slept,
    clock: {
      now: () => at,
      async sleep(ms) {
        slept.push(ms);
        at += ms;
      },
      after: () => () => {},
    },
    /** @type {any} */
    async fetch(url, init) {
      asked.push({ url, ...init });
      const answer = answers.shift();
      if (answer === undefined) throw new Error("nothing was left to answer");
      if (answer instanceof Error) throw answer;
      if (typeof answer === "function") return answer(url, init);
      const { status = 200, headers = {}, body } = answer;
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return new Response(text, { status, headers });
    },
  };
}

/** One that never answers, and keeps the connection open until nobody waits any longer. @param {string} _url @param {any} init */
export const silent = (_url, { signal }) =>
  new Promise((_, reject) => {
    const connection = setInterval(() => {}, 1_000);
    const end = () => {
      clearInterval(connection);
      reject(signal.reason);
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
  });
