/** @file Keeps up the stream of the server's events: reads it, and begins anew when it breaks off. */

import { EventSourceParserStream } from "eventsource-parser/stream";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** @typedef {"connecting" | "connected" | "refused" | "ended"} ConnectionState `ended`: for now, it is tried again */

/**
 * @param {object} options
 * @param {string} options.token
 * @param {AbortSignal} options.signal ends it all
 * @param {(state: ConnectionState) => void} options.onState
 * @param {(event: { type: string, data: any }) => void} options.onEvent
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {(ms: number, signal: AbortSignal) => Promise<void>} [options.wait]
 */
export async function follow({ fetch = globalThis.fetch, wait = passed, ...options }) {
  const { token, signal, onState, onEvent } = options;
  for (let failures = 0; !signal.aborted; failures += 1) {
    onState("connecting");
    try {
      const response = await fetch("live/events", { headers: bearer(token), signal });
      // The token of an earlier start: no later try can change that.
      if (response.status === 403) return onState("refused");
      if (response.ok) {
        onState("connected");
        failures = 0;
        for await (const event of eventsOf(response)) onEvent(event);
      }
    } catch {
      // It broke off, or was never there: both are what the next try is for.
    }
    if (signal.aborted) return;
    onState("ended");
    await wait(waitAfter(failures), signal);
  }
}

/** How long to wait after so many failures in a row. @param {number} failures */
export const waitAfter = (failures) => Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);

/** @param {string} token */
export const bearer = (token) => ({ authorization: `Bearer ${token}` });

async function* eventsOf({ body }) {
  const reader = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield { type: value.event, data: JSON.parse(value.data) };
  }
}

function passed(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
