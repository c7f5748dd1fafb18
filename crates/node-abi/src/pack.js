/** @file Packs plain data for the strict reader: one crossing into the module instead of one for each property. */

// The format, and what reads it: `packed.rs` of the crate `plain-data`.
const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const NUMBER = 3;
const TEXT = 4;
const LIST = 5;
const OBJECT = 6;
const NO_DATA = 7;
const TOO_DEEP = 8;
const ILL_FORMED = 9;
const TOO_LARGE = 10;

/** Deeper than the reader goes: it then says where the data is too deep. */
const MAX_DEPTH = 40;
const MAX_BYTES = 16 * 1024 * 1024;

const encoder = new TextEncoder();
let bytes = new Uint8Array(16 * 1024);
let view = new DataView(bytes.buffer);
let at = 0;

/** Packs a value by its own enumerable properties. A property without a value is left out. */
export function pack(value) {
  at = 0;
  try {
    put(value, 0);
  } catch (error) {
    if (error !== TOO_LARGE) throw error;
    bytes[0] = TOO_LARGE;
    at = 1;
  }
  return bytes.subarray(0, at);
}

function put(value, depth) {
  reserve(16);
  switch (typeof value) {
    case "string":
      bytes[at++] = isWellFormed(value) ? TEXT : ILL_FORMED;
      if (bytes[at - 1] === TEXT) putText(value);
      return;
    case "number":
      bytes[at] = NUMBER;
      view.setFloat64(at + 1, value, true);
      at += 9;
      return;
    case "boolean":
      bytes[at++] = value ? TRUE : FALSE;
      return;
    case "undefined":
      bytes[at++] = NULL;
      return;
    case "object":
      if (value === null) bytes[at++] = NULL;
      else if (depth === MAX_DEPTH) bytes[at++] = TOO_DEEP;
      else if (Array.isArray(value)) putList(value, depth + 1);
      else putObject(value, depth + 1);
      return;
    default:
      bytes[at++] = NO_DATA;
  }
}

function putList(list, depth) {
  const start = open(LIST);
  for (let index = 0; index < list.length; index += 1) put(list[index], depth);
  close(start, list.length);
}

function putObject(object, depth) {
  const start = open(OBJECT);
  let count = 0;
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value === undefined) continue;
    putText(name);
    put(value, depth);
    count += 1;
  }
  close(start, count);
}

function open(tag) {
  bytes[at] = tag;
  at += 9;
  return at;
}

function close(start, count) {
  view.setUint32(start - 8, count, true);
  view.setUint32(start - 4, at - start, true);
}

/** Half a surrogate pair has no UTF-8: nothing may read as another text. */
function isWellFormed(text) {
  return !/\p{Surrogate}/u.test(text);
}

/** Length and UTF-8. */
function putText(text) {
  reserve(4 + text.length * 3);
  const start = at + 4;
  let end = start;
  let index = 0;
  for (; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 127) break;
    bytes[end++] = unit;
  }
  if (index < text.length) {
    end += encoder.encodeInto(text.slice(index), bytes.subarray(end)).written;
  }
  view.setUint32(at, end - start, true);
  at = end;
}

function reserve(count) {
  if (at + count <= bytes.length) return;
  const length = Math.max(bytes.length * 2, at + count);
  if (length > MAX_BYTES) throw TOO_LARGE;
  const larger = new Uint8Array(length);
  larger.set(bytes.subarray(0, at));
  bytes = larger;
  view = new DataView(bytes.buffer);
}
