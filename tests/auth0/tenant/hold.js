/** @file Holds a request, or its answer, until the test lets it go: two logins then cross where the test says. */

export function createHolds() {
  let holds = [];

  return {
    /**
     * The next request whose `METHOD path` matches, after `skip` others that do.
     * @param {RegExp} pattern
     * @param {{ skip?: number, at?: "request" | "answer" }} [options] `answer`: it is done, and the answer held back
     * @returns {{ arrived: Promise<any>, release: () => void }}
     */
    hold(pattern, { skip = 0, at = "request" } = {}) {
      const [arrival, departure] = [signal(), signal()];
      const entry = { pattern, skip, at, arrive: arrival.give, released: departure.given };
      holds.push(entry);
      return { arrived: arrival.given, release: () => departure.give() };
    },

    /** @returns {any} what holds this request, and from now on no other */
    holding({ method, path }) {
      const found = holds.find(
        (each) => each.pattern.test(`${method} ${path}`) && each.skip-- <= 0,
      );
      holds = holds.filter((each) => each !== found);
      return found;
    },
  };
}

function signal() {
  /** @type {(value?: any) => void} */
  let give;
  const given = new Promise((resolve) => (give = resolve));
  return { given, give };
}
