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

const { hasOwnProperty: hasOwn } = Object.prototype;
const encoder = new TextEncoder();
let bytes = new Uint8Array(16 * 1024);
let view = new DataView(bytes.buffer);
let at = 0;
let packing = false;

/**
 * Packs a value by its own enumerable properties. A property without a value is left out. A value with a
 * getter that throws, or that packs data itself, is no plain data.
 */
export function pack(value) {
  if (packing) return Uint8Array.of(NO_DATA);
  at = 0;
  packing = true;
  try {
    put(value, 0);
  } catch (error) {
    bytes[0] = error === TOO_LARGE ? TOO_LARGE : NO_DATA;
    at = 1;
  } finally {
    packing = false;
  }
  return bytes.subarray(0, at);
}

function put(value, depth) {
  reserve(16);
  switch (typeof value) {
    case "string":
      putString(value);
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
  for (let index = 0; index < list.length; index += 1) {
    // A hole shows what stands in the prototype.
    put(hasOwn.call(list, index) ? list[index] : undefined, depth);
  }
  close(start, list.length);
}

function putObject(object, depth) {
  const start = open(OBJECT);
  let count = 0;
  // Engines walk properties fastest like this; the first line keeps what is inherited out.
  for (const name in object) {
    if (!hasOwn.call(object, name)) continue;
    const value = object[name];
    if (value === undefined) continue;
    putName(name);
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

function putString(text) {
  const start = at;
  bytes[at++] = TEXT;
  if (putText(text)) return;
  bytes[start] = ILL_FORMED;
  at = start + 1;
}

function putName(name) {
  if (!putText(name)) throw new TypeError("the name of a property is ill-formed");
}

/**
 * Length and UTF-8. Half a surrogate pair has none: nothing may read as another text.
 *
 * @returns {boolean} whether the text is well-formed
 */
function putText(text) {
  reserve(4 + text.length * 3);
  const target = bytes;
  let end = at + 4;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 127) {
      end += encoder.encodeInto(text.slice(index), target.subarray(end)).written;
      break;
    }
    target[end++] = unit;
  }
  const isAscii = end - at - 4 === text.length;
  view.setUint32(at, end - at - 4, true);
  at = end;
  return isAscii || !/\p{Surrogate}/u.test(text);
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
