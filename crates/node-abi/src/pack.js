/** @file Packs plain data for the strict reader: one crossing into the module instead of one for each property. */

import { shapeAfter, startOfShapes } from "./shape.js";

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
const TEXT_AGAIN = 11;

/** Deeper than the reader goes: it then says where the data is too deep. */
const MAX_DEPTH = 40;
const MAX_BYTES = 16 * 1024 * 1024;
/** What stands before the content of a list or an object. */
const HEAD = 9;

const { hasOwnProperty: hasOwn } = Object.prototype;
const encoder = new TextEncoder();
let bytes = new Uint8Array(16 * 1024);
let view = new DataView(bytes.buffer);
let at = 0;
let packing = false;
/** Which packing this is: places that another one left in a shape are none. */
let turn = 0;
let start = startOfShapes();

/**
 * Packs a value by its own enumerable properties. A property without a value is left out. A value with a
 * getter that throws, or that packs data itself, is no plain data.
 */
export function pack(value) {
  if (packing) return Uint8Array.of(NO_DATA);
  at = 0;
  turn += 1;
  packing = true;
  start = startOfShapes();
  try {
    put(value, 0, start);
  } catch (error) {
    bytes[0] = error === TOO_LARGE ? TOO_LARGE : NO_DATA;
    at = 1;
  } finally {
    packing = false;
  }
  return bytes.subarray(0, at);
}

/** @param {unknown} value @param {number} depth @param {import("./shape.js").Shape} place whose last name it has */
function put(value, depth, place) {
  reserve(16);
  switch (typeof value) {
    case "string":
      putString(value, place);
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
      else if (Array.isArray(value)) putList(value, depth + 1, place);
      else putObject(value, depth + 1);
      return;
    default:
      bytes[at++] = NO_DATA;
  }
}

function putList(list, depth, place) {
  const begin = at;
  at += HEAD;
  const { length } = list;
  for (let index = 0; index < length; index += 1) {
    // A hole shows what stands in the prototype.
    put(hasOwn.call(list, index) ? list[index] : undefined, depth, place);
  }
  close(LIST, begin, length);
}

function putObject(object, depth) {
  const begin = at;
  at += HEAD;
  let shape = start;
  // Engines walk properties fastest like this; the first line keeps what is inherited out.
  for (const name in object) {
    if (!hasOwn.call(object, name)) continue;
    const value = object[name];
    if (value === undefined) continue;
    const { next } = shape;
    shape = next !== undefined && next.name === name ? next : shapeAfter(shape, name);
    put(value, depth, shape);
  }
  if (shape.namesIn !== turn) putNames(shape);
  close(OBJECT, begin, shape.namesAt);
}

/** @param {number} tag @param {number} begin @param {number} told how many items, or where the names stand */
function close(tag, begin, told) {
  bytes[begin] = tag;
  view.setUint32(begin + 1, told, true);
  view.setUint32(begin + 5, at - begin - HEAD, true);
}

/** The names of a shape are packed once: the objects that have it say where. */
function putNames(shape) {
  const begin = at;
  shape.packed ??= packedNames(shape);
  at = begin;
  reserve(shape.packed.length);
  bytes.set(shape.packed, at);
  at += shape.packed.length;
  shape.namesAt = begin;
  shape.namesIn = turn;
}

function packedNames(shape) {
  const begin = at;
  const names = shape.names();
  reserve(4);
  view.setUint32(at, names.length, true);
  at += 4;
  for (const name of names) {
    if (!putText(name)) throw new TypeError("the name of a property is ill-formed");
  }
  return bytes.slice(begin, at);
}

/** A text that came at the same place before is not packed again: subjects, clients and agents are often the same. */
function putString(text, place) {
  if (text === place.text && place.textIn === turn) {
    bytes[at] = TEXT_AGAIN;
    view.setUint32(at + 1, place.textAt, true);
    at += 5;
    return;
  }
  const begin = at++;
  if (putText(text)) {
    bytes[begin] = TEXT;
    place.text = text;
    place.textAt = begin;
    place.textIn = turn;
  } else {
    bytes[begin] = ILL_FORMED;
    at = begin + 1;
  }
}

/**
 * Length and UTF-8. Half a surrogate pair has none: nothing may read as another text.
 *
 * @returns {boolean} whether the text is well-formed
 */
function putText(text) {
  const { length } = text;
  reserve(4 + length * 3);
  const target = bytes;
  let end = at + 4;
  let isAscii = true;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 127) {
      isAscii = false;
      end += encoder.encodeInto(text.slice(index), target.subarray(end)).written;
      break;
    }
    target[end++] = unit;
  }
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
