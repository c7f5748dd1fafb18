/** @file Server-sent events to a few pages at a time: one that doesn't keep up is let go, and may come back. */

const MOST = 8;
const BEAT_MS = 15_000;
/** Several times what a page gets at first. */
const BEHIND_BYTES = 4 * 1024 * 1024;
const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Type": "text/event-stream; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
};

/** @param {{ beatMs?: number, behindBytes?: number }} [bounds] other than usual, for tests */
export function createStreams({ beatMs = BEAT_MS, behindBytes = BEHIND_BYTES } = {}) {
  /** @type {Set<import("node:http").ServerResponse>} */
  const open = new Set();
  let beat;

  function write(response, text) {
    if (response.destroyed) return;
    response.write(text);
    if (response.writableLength > behindBytes) response.destroy();
  }

  return {
    isFull: () => open.size >= MOST,

    /** The streams that are open. @returns {ReadonlySet<import("node:http").ServerResponse>} */
    all: () => open,

    /** @param {import("node:http").ServerResponse} response */
    begin(response) {
      response.writeHead(200, HEADERS).flushHeaders();
      open.add(response);
      // Who is gone without a word is noticed by it.
      beat ??= setInterval(() => open.forEach((each) => write(each, ":\n\n")), beatMs);
      response.once("close", () => {
        open.delete(response);
        if (open.size > 0) return;
        clearInterval(beat);
        beat = undefined;
      });
    },

    /** @param {import("node:http").ServerResponse} response @param {string} type @param {any} data */
    send(response, type, data) {
      write(response, `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    },
  };
}
