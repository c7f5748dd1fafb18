/** @file The rows of a history as numbers, as the module takes them: checked one by one, names told apart. */

import { MAX_ID_BYTES, MAX_SESSIONS } from "@seatkeeper/nodes/words";
import { refuse } from "./refuse.js";
import { timeOf } from "./time.js";

/** The columns, in the order in which a row's values come; the last three may be left out. */
export const COLUMNS = ["subject", "session", "created", "ended", "client", "kind"];
export const REQUIRED = ["subject", "session", "created"];

/** How many numbers a row is. */
const NUMBERS = 6;
const MOST_ROWS = 2_000_000;
const ID = `expected an id of 1 to ${MAX_ID_BYTES} bytes`;
const TIME = "expected epoch milliseconds, or ISO 8601 with an offset";

const utf8 = new TextEncoder();

export function createRows() {
  let numbers = new Float64Array(NUMBERS * 1024);
  let ids = new Uint8Array(32 * 1024);
  let count = 0;
  let idEnd = 0;
  const sessions = new Set();
  const people = new Map();
  const clients = new Map();
  const kinds = new Map();

  /** Writes an id behind the others. */
  function writeId(value, line) {
    if (typeof value !== "string" || value === "") refuse(ID, line, "session");
    if (!value.isWellFormed()) refuse("holds half of a character", line, "session");
    if (ids.length < idEnd + MAX_ID_BYTES) ids = grown(ids);
    const written = writeText(value, ids, idEnd);
    if (written === undefined) refuse(ID, line, "session");
    if (sessions.size === sessions.add(value).size) {
      refuse(`\`${value}\` stands there twice`, line, "session");
    }
    idEnd += written;
    return idEnd;
  }

  return {
    /**
     * @param {unknown[]} values by {@link COLUMNS}
     * @param {number} line
     */
    add([subject, session, created, ended, client, kind], line) {
      if (count === MOST_ROWS) refuse(`is row ${MOST_ROWS + 1}: too many to play at once`, line);
      if (numbers.length < (count + 1) * NUMBERS) numbers = grown(numbers);
      const row = count * NUMBERS;
      numbers[row] = numbered(people, subject, MOST_ROWS, line, "subject");
      numbers[row + 1] = timeOf(created) ?? refuse(TIME, line, "created");
      numbers[row + 2] = isAbsent(ended) ? NaN : (timeOf(ended) ?? refuse(TIME, line, "ended"));
      if (numbers[row + 2] < numbers[row + 1]) refuse("is before `created`", line, "ended");
      numbers[row + 3] = writeId(session, line);
      const named = isAbsent(client)
        ? 0
        : numbered(clients, client, MAX_SESSIONS, line, "client") + 1;
      numbers[row + 4] = named;
      const word = isAbsent(kind) ? "full" : kind;
      numbers[row + 5] = numbered(kinds, word, MAX_SESSIONS, line, "kind");
      count += 1;
    },
    /** Everything so far, as plain data. */
    packed: () => ({
      sessions: count,
      people: people.size,
      rows: numbers.subarray(0, count * NUMBERS),
      ids: ids.subarray(0, idEnd),
      clients: [...clients.keys()],
      kinds: [...kinds.keys()],
    }),
  };
}

/**
 * Writes an id as UTF-8. Most have nothing but ASCII, which takes no call out of the engine.
 *
 * @param {string} text @param {Uint8Array} into @param {number} at
 * @returns {number | undefined} how many bytes; nothing where there are too many
 */
function writeText(text, into, at) {
  if (text.length > MAX_ID_BYTES) return undefined;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) {
      const { read, written } = utf8.encodeInto(text, into.subarray(at, at + MAX_ID_BYTES));
      return read < text.length ? undefined : written;
    }
    into[at + index] = code;
  }
  return text.length;
}

const isAbsent = (value) => value === "" || value === undefined || value === null;

/** The number of a name, the next one where it is new. */
function numbered(names, name, most, line, column) {
  const known = names.get(name);
  if (known !== undefined) return known;
  if (typeof name !== "string" || name === "") refuse(ID, line, column);
  if (!name.isWellFormed()) refuse("holds half of a character", line, column);
  if (utf8.encode(name).length > MAX_ID_BYTES) refuse(ID, line, column);
  if (names.size === most) refuse(`is one more than ${most} different ones`, line, column);
  names.set(name, names.size);
  return names.size - 1;
}

/** @template {Float64Array | Uint8Array} Column @param {Column} column @returns {Column} */
function grown(column) {
  const larger = new /** @type {any} */ (column.constructor)(column.length * 2);
  larger.set(column);
  return larger;
}
