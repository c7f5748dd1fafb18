/** @file Reading a login history: a piece at a time, every row checked, nothing passed over in silence. */

import { csv } from "./csv.js";
import { jsonLines } from "./json-lines.js";
import { piecesOf } from "./pieces.js";
import { refuse } from "./refuse.js";
import { createRows, REQUIRED } from "./rows.js";

/** The longest line, characters: memory stays bounded, whatever the file is. */
const LONGEST_LINE = 2 ** 20;
const MOST_IGNORED = 100;

/**
 * @typedef {object} History plain data, so that it can be handed from one worker to another
 * @property {number} sessions how many rows there are, each of them a session
 * @property {number} people how many different subjects
 * @property {string[]} ignored the columns that mean nothing here, the first 100 of them
 * @property {Float64Array} rows as the module takes them
 * @property {Uint8Array} ids of the sessions, one behind the other
 * @property {string[]} clients
 * @property {string[]} kinds
 */

/**
 * Reads a history of logins: `subject`, `session`, `created`, and where they are known `ended` (empty: it is
 * still open), `client` and `kind`. Times are epoch milliseconds, or ISO 8601 with an offset.
 *
 * @param {import("./pieces.js").Source} source UTF-8 text
 * @param {{ format?: "csv" | "jsonl", onProgress?: (progress: { done: number, total?: number }) => void,
 *   signal?: AbortSignal }} [options] `format`: what it begins like, where it is left out; progress counts
 *   bytes (characters of a string), of a total where that is known
 * @returns {Promise<History>}
 * @throws {import("@seatkeeper/host").SeatkeeperError} `historyInvalid`: the message names line and column,
 *   `path` is `/LINE/COLUMN`; the signal's own reason where it was aborted
 */
export async function readHistory(source, { format, onProgress, signal } = {}) {
  const rows = createRows();
  const ignored = new Set();
  const ignore = (name) => void (ignored.size < MOST_IGNORED && ignored.add(name));
  let reader;
  let rest = "";

  function feed(text, isLast) {
    rest += text;
    if (reader === undefined) {
      if (rest.trim() === "") return;
      const isJson = format === "jsonl" || (format === undefined && rest.trimStart()[0] === "{");
      reader = (isJson ? jsonLines : csv)(rows.add, ignore);
    }
    rest = reader.feed(rest, isLast);
    if (rest.length > LONGEST_LINE) {
      refuse(`is longer than ${LONGEST_LINE} characters`, reader.line());
    }
  }

  for await (const { text, done, total } of piecesOf(source)) {
    signal?.throwIfAborted();
    feed(text, false);
    onProgress?.({ done, total });
  }
  feed("", true);
  if (reader === undefined) refuse(`expected a header with ${REQUIRED.join(", ")}`, 1);
  return { ...rows.packed(), ignored: [...ignored] };
}
