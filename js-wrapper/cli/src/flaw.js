/** @file What JSON.parse lets pass, and readers take differently: a name that stands twice, and half of a character. */
import { under } from "@seatkeeper/host/kit";

/**
 * @param {string} text that is JSON
 * @returns {{ path: string, expected: string } | undefined} the first flaw, by its JSON pointer
 */
export function flawOf(text) {
  /** What is open around this place: objects with their names so far, lists with an index. */
  const open = [];
  const found = (expected) => {
    const path = open.reduce((path, { name }) => under(path, name), "");
    return { path, expected };
  };
  for (let at = 0; at < text.length; at += 1) {
    const inner = open.at(-1);
    switch (text[at]) {
      case "{":
        open.push({ names: new Set(), name: "", isNext: true });
        break;
      case "[":
        open.push({ name: 0 });
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case ",":
        if (inner.names) inner.isNext = true;
        else inner.name += 1;
        break;
      case '"': {
        const end = endOfString(text, at);
        const string = JSON.parse(text.slice(at, end + 1));
        if (inner?.isNext) {
          inner.name = string;
          inner.isNext = false;
          if (inner.names.has(string)) return found("stands there twice");
          inner.names.add(string);
        }
        if (/\p{Surrogate}/u.test(string)) return found("holds half of a character");
        at = end;
      }
    }
  }
  return undefined;
}

/** Where its closing quote is. */
function endOfString(text, start) {
  for (let at = start + 1; ; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
}
