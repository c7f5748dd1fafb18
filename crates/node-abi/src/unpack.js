/** @file Makes a step of what the module wrote: one crossing out of it instead of one for each property. */

// The format, and what writes it: `write.rs`.
const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const SMALL = 3;
const NUMBER = 4;
const TEXT = 5;
const WORD = 6;
const LIST = 7;
const OBJECT = 8;

const number = new Float64Array(1);
const eight = new Uint8Array(number.buffer);

/**
 * Plain data of what was written.
 *
 * @param {Uint8Array} written in the module's memory
 * @param {string} texts all texts, one behind the other
 * @param {Map<number, string>} words the module's own words that were met so far, by where they stand in its memory
 */
export function unpack(written, texts, words) {
  return take({ written, texts, words, at: 0, textAt: 0 });
}

function take(from) {
  const { written } = from;
  switch (written[from.at++]) {
    case NULL:
      return null;
    case FALSE:
      return false;
    case TRUE:
      return true;
    case SMALL:
      return takeSmall(from);
    case NUMBER:
      for (let place = 0; place < 8; place += 1) eight[place] = written[from.at++];
      return number[0];
    case TEXT: {
      const begin = from.textAt;
      from.textAt += takeSmall(from);
      return from.texts.slice(begin, from.textAt);
    }
    case WORD:
      return takeWord(from);
    case LIST: {
      const list = new Array(takeSmall(from));
      for (let index = 0; index < list.length; index += 1) list[index] = take(from);
      return list;
    }
    case OBJECT: {
      const object = {};
      for (let count = takeSmall(from); count > 0; count -= 1) {
        const name = takeWord(from);
        object[name] = take(from);
      }
      return object;
    }
  }
}

/** A number of four bytes. */
function takeSmall(from) {
  const { written, at } = from;
  from.at += 4;
  return (
    (written[at] | (written[at + 1] << 8) | (written[at + 2] << 16) | (written[at + 3] << 24)) >>> 0
  );
}

/** A word has one place in the memory for ever, and so it is read there once. */
function takeWord(from) {
  const place = takeSmall(from);
  return from.words.get(place) ?? learn(place, from);
}

function learn(place, { written, words }) {
  const letters = new Uint8Array(written.buffer, place >>> 8, place & 255);
  const word = String.fromCharCode(...letters);
  words.set(place, word);
  return word;
}
