/** @file T55: whatever is called enters the code as one literal, and nothing else of it changes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { codeOf } from "../../js-wrapper/engines/auth0-actions/src/code/index.js";
import { auth0 } from "../../js-wrapper/cli/src/auth0/index.js";
import { HOSTILE, takeArgument, treeOf, UNSAFE } from "../threats/hostile-texts.js";
import { seatkeeper } from "./command.js";

/** What the Action is given when the code runs. */
function givenBy(code) {
  const given = [];
  const take = (options) => void given.push(JSON.stringify(options));
  const require = () => ({ loginSharing: take, afterChallenge: take });
  runInNewContext(code, { require, module: {} });
  assert.equal(given.length, 1);
  return JSON.parse(given[0]);
}

const TEMPLATE = Object.fromEntries(
  ["loginSharing", "afterChallenge"].map((factory) => [factory, codeOf(factory, {})]),
);

function assertOneLiteral(factory, code, options) {
  const { comments, tree, text } = treeOf(code, takeArgument);
  const template = treeOf(TEMPLATE[factory], takeArgument);
  assert.deepEqual([comments, tree], [[], template.tree]);
  assert.equal(
    code.replace(text, () => "{}"),
    TEMPLATE[factory],
  );
  assert.doesNotMatch(code, UNSAFE);
  assert.ok(!code.includes("<"));
  assert.deepEqual(JSON.parse(text), options);
  assert.deepEqual(givenBy(code), options);
}

for (const [what, evil] of Object.entries(HOSTILE)) {
  test(`T55 ${what} anywhere in the options`, () => {
    const options = { pattern: evil, limit: { secret: evil }, page: { url: [evil, { x: evil }] } };
    for (const factory of Object.keys(TEMPLATE)) {
      assertOneLiteral(factory, codeOf(factory, options), options);
    }
  });

  for (const [name, words, optionsOf] of /** @type {any[]} */ ([
    [
      "limit-secret",
      ["--pattern=silent", "--default=1", "--max=2", `--limit-secret=${evil}`],
      (secret) => ({ pattern: "silent", limit: { secret, default: 1, max: 2 } }),
    ],
    [
      "limit-app-metadata",
      ["--pattern=silent", "--default=1", "--max=2", `--limit-app-metadata=/${wordOf(evil)}`],
      () => ({ pattern: "silent", limit: { appMetadata: `/${wordOf(evil)}`, default: 1, max: 2 } }),
    ],
    [
      "page-form",
      ["--pattern=warn", "--limit=1", `--page-form=${evil}`],
      (form) => ({ pattern: "warn", limit: 1, page: { form } }),
    ],
    [
      "page-url",
      ["--pattern=warn", "--limit=1", `--page-url=https://a.example/?${evil}`],
      (text) => ({ pattern: "warn", limit: 1, page: { url: `https://a.example/?${text}` } }),
    ],
    [
      "namespace",
      ["--pattern=silent", "--limit=1", `--namespace=https://a.example/#${evil}`],
      (text) => ({ pattern: "silent", limit: 1, namespace: `https://a.example/#${text}` }),
    ],
  ])) {
    test(`T55 ${what} in --${name}: the same lines as of any other, but for the literal`, async () => {
      const [line, ...more] = (await printed([...words, "--json"])).lines;
      assert.deepEqual(more, []);
      const [{ code }] = JSON.parse(line).actions;
      assertOneLiteral("loginSharing", code, optionsOf(evil));
      const { lines } = await printed(words);
      const plain = await printed(words.map((word) => word.replace(evil, () => "x")));
      assert.equal(lines.length, plain.lines.length);
      assert.doesNotMatch([line, ...lines].join(""), UNSAFE);
      assert.ok(lines.join("\n").includes(code));
    });
  }

  test(`T55 ${what} where a choice is asked for: refused, and not repeated`, async () => {
    for (const name of ["pattern", "limit", "sessions", "marks", "end", "factors", "default"]) {
      const words = { pattern: "reVerify", limit: "1", [name]: evil };
      const args = Object.entries(words).map(([option, value]) => `--${option}=${value}`);
      const { code, lines, errors } = await printed(args);
      assert.deepEqual([code, lines], [2, []]);
      assert.doesNotMatch(errors.join(""), UNSAFE);
      assert.ok(!errors.join("\n").includes(evil));
    }
  });
}

test("T55 all of it at once, by the real command", () => {
  // Half a character can't be handed to a program.
  const evil = Object.values(HOSTILE)
    .join("")
    .replace(/\p{Surrogate}/gu, "");
  const words = ["--pattern=silent", "--default=1", `--limit-secret=${evil.slice(0, 128)}`];
  const { code, out, error } = seatkeeper(["auth0", "action", ...words]);
  assert.deepEqual([code, error], [0, ""]);
  assert.doesNotMatch(out, /[^\n\x20-\x7e]/);
});

/** What `auth0 action` prints, before anything is escaped for a terminal. */
async function printed(words) {
  const [lines, errors] = [[], []];
  const outside = /** @type {any} */ ({
    print: (line) => void lines.push(line),
    printError: (line) => void errors.push(line),
  });
  const code = await auth0(["action", ...words], outside);
  return { code, lines, errors };
}

/** A part of a path. */
function wordOf(text) {
  return text.replaceAll("/", "|");
}

test("T55 a thousand random texts, the same ones each time", () => {
  let seed = 1;
  const next = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const marks = ["\\", '"', "<", "\u2028", "\u2029", "`", "${", "*/", "\n", "\ud83d", "é", "a"];
  for (let count = 0; count < 1_000; count += 1) {
    const text = Array.from({ length: next(20) }, () => marks[next(marks.length)]).join("");
    const options = { pattern: text, limit: { secret: text, default: next(9) } };
    assertOneLiteral("loginSharing", codeOf("loginSharing", options), options);
  }
});
