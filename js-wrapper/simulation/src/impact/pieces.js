/** @file The text of a source, a piece at a time, whatever the source is. */

import { refuse } from "./refuse.js";

/** How much of what is in memory or in a file is looked at in one go, bytes or characters. */
const PIECE = 2 ** 20;

/**
 * @typedef {string | Uint8Array | Blob | AsyncIterable<Uint8Array | string>} Source of UTF-8 text
 */

/**
 * @param {Source} source
 * @returns {AsyncGenerator<{ text: string, done: number, total?: number }>} `done` and `total`: bytes, or
 *   characters of a string
 * @throws {import("@seatkeeper/host").SeatkeeperError} `historyInvalid` where it is no UTF-8
 */
export async function* piecesOf(source) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decoded = (bytes, options) => {
    try {
      return decoder.decode(bytes, options);
    } catch {
      return refuse("is not UTF-8 text");
    }
  };
  let done = 0;
  for await (const { part, total } of partsOf(source)) {
    done += part.length;
    const text = typeof part === "string" ? part : decoded(part, { stream: true });
    yield { text, done, total };
  }
  yield { text: decoded(), done, total: done };
}

/** @param {Source} source */
async function* partsOf(source) {
  if (typeof source === "string" || source instanceof Uint8Array) {
    for (let begin = 0; begin < source.length; begin += PIECE) {
      yield { part: source.slice(begin, begin + PIECE), total: source.length };
      // A worker hears of a cancellation between two tasks only.
      await nextTask();
    }
  } else if (source instanceof Blob) {
    for (let begin = 0; begin < source.size; begin += PIECE) {
      const part = new Uint8Array(await source.slice(begin, begin + PIECE).arrayBuffer());
      yield { part, total: source.size };
    }
  } else {
    for await (const part of source) yield { part, total: undefined };
  }
}

/** Lets whatever waits go first. @returns {Promise<void>} */
export const nextTask = () => new Promise((resolve) => setTimeout(resolve));
