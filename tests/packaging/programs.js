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
const STRICT = ["--ignoreConfig", "--noEmit", "--strict", "--exactOptionalPropertyTypes"];

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

  /** What the compiler says of the programs, a line for each complaint. */
  function complaints(kind, { ends, options }) {
    const files = programs.flatMap((name) =>
      ends
        .filter((end) => end === "ts" || isRequired)
        .map((end) => join("src", `${name}-${kind}.${end}`)),
    );
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const about = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", types];
    const words = [compiler, ...files, ...STRICT, ...about, ...options];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      cwd: packed.app,
      encoding: "utf8",
    });
    assert.equal(stderr, "");
    assert.equal(status === 0, stdout === "");
    return stdout;
  }

  for (const [name, resolver] of Object.entries(RESOLVERS)) {
    test(`${name}: strict programs compile`, () => {
      assert.equal(complaints("right", resolver), "");
    });

    test(`${name}: each wrong use is found`, () => {
      assert.equal(complaints("wrong", resolver), "");
    });
  }
  return () => packed;
}
