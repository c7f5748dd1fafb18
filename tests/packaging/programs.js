/**
 * @file Tries the declarations of packages as a program in TypeScript gets them: from the tarballs, strictly, with every
 * library checked. The right programs compile, and in the wrong ones each mistake is found at its line.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../js-wrapper/setup/root.js";
import { installPacked } from "./packed.js";

/** How a program finds what it imports; `.cts` does by `require`. */
const RESOLVERS = {
  nodenext: { ends: ["ts", "cts"], options: ["--module", "nodenext"] },
  bundler: { ends: ["ts"], options: ["--module", "esnext", "--moduleResolution", "bundler"] },
};
const STRICT = ["--strict", "--exactOptionalPropertyTypes"];
const ABOUT = [
  "--ignoreConfig",
  "--noEmit",
  "--target",
  "es2022",
  "--lib",
  "es2022,dom,dom.iterable",
];

/**
 * @param {string} app where the program is
 * @param {string[]} files of it
 * @param {string[]} options of the compiler
 * @returns {string} what it says of the program, a line for each complaint
 */
export function complaints(app, files, options) {
  const words = [join(root, "node_modules/typescript/bin/tsc"), ...files, ...ABOUT, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: app,
    encoding: "utf8",
  });
  assert.equal(stderr, "");
  assert.equal(status === 0, stdout === "");
  return stdout;
}

/**
 * Registers the tests of `programs/NAME-right.ts` and `NAME-wrong.ts`.
 *
 * @param {string[]} programs by name
 * @param {object} how
 * @param {string[]} [how.names] of packages of ours that are there; all of them
 * @param {string[]} [how.others] that a user brings along
 * @param {string} [how.types] the types that are there without an import; none
 * @param {boolean} [how.isRequired] whether it is tried by `require`, too
 * @returns {() => Awaited<ReturnType<typeof installPacked>>} what was installed, once the tests run
 */
export function testPrograms(programs, { names, others, types = "", isRequired = false }) {
  /** @type {Awaited<ReturnType<typeof installPacked>>} */
  let packed;
  before(async () => {
    packed = await installPacked({ names, others, manifest: { type: "module" } });
    mkdirSync(join(packed.app, "src"));
    for (const name of programs.flatMap((each) => [`${each}-right`, `${each}-wrong`])) {
      const program = join(root, `tests/packaging/programs/${name}.ts`);
      for (const end of ["ts", "cts"])
        copyFileSync(program, join(packed.app, `src/${name}.${end}`));
    }
  });
  after(() => packed.remove());

  const said = (kind, { ends, options }) => {
    const tried = ends.filter((end) => end === "ts" || isRequired);
    const files = programs.flatMap((name) => tried.map((end) => `src/${name}-${kind}.${end}`));
    return complaints(packed.app, files, [...STRICT, ...options, "--types", types]);
  };

  for (const [name, resolver] of Object.entries(RESOLVERS)) {
    test(`${name}: strict programs compile`, () => {
      assert.equal(said("right", resolver), "");
    });

    test(`${name}: each wrong use is found`, () => {
      assert.equal(said("wrong", resolver), "");
    });
  }
  return () => packed;
}
