/** @file Texts that end something early wherever text becomes code, and code as a tree in which that would show. */
import acorn from "prettier/plugins/acorn";

export const HOSTILE = {
  "the end of the literal": '"}); process.exit(1); ({"',
  "a single quote and a backtick": "'`${process.exit(1)}`'",
  "a backslash at the end": "x\\",
  "the end of a comment": "*/ process.exit(1) /*",
  "a line comment": "// x",
  "a script's end": "</script><script>alert(1)</script><!--",
  "line ends": "a\nb\rc\u2028d\u2029e\u0085f",
  "terminal escapes": "\u001b[2J\u009b31m\u0007",
  "text that runs backwards": "\u202eevil\u2066\u200f\u061c",
  "half a character": "\ud800",
  "a shell's words": "$(reboot) `reboot` ; rm -rf / && %PATH% | > x",
  "a template's marks": "{{x}} <%= x %> #{x} $& $1 $`",
  "names of objects": "__proto__",
  "an astral character": "\u{1f512}",
};

/** What may stand nowhere in code that is printed and pasted. */
export const UNSAFE = /[^\n\x20-\x7e]/;

/**
 * The tree without where things stand, with one literal taken out.
 *
 * @param {string} code an ES module or a CommonJS one
 * @param {(program: any) => any} takeOut puts something in the literal's place, and
 *   gives the literal
 */
export function treeOf(code, takeOut) {
  const { comments, ...program } = acorn.parsers.acorn.parse(code, {});
  const { start, end } = takeOut(program);
  return {
    comments: comments.map(({ value }) => value),
    tree: bare(program),
    text: code.slice(start, end),
  };
}

const PLACES = ["start", "end", "range", "loc", "__contentEnd"];

function bare(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(bare);
  const kept = Object.entries(value).filter(([name]) => !PLACES.includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, bare(inner)]));
}

/** The one argument of the call that `module.exports` is. @param {any} program */
export function takeArgument(program) {
  const call = program.body[1].expression.right;
  const [literal] = call.arguments;
  call.arguments = ["the literal"];
  return literal;
}
