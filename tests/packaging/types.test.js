/**
 * @file The declarations of every package, from its tarball: strict programs compile, what is wrong doesn't, and nowhere does
 * a declaration say nothing.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../js-wrapper/setup/root.js";
import { reachedFrom, saysNothing } from "./declarations.js";
import { packages } from "./packed.js";
import { complaints, testPrograms } from "./programs.js";

// Who writes a server has the types of Node.js. The nodes and the Actions have tests of their own, without.
const packed = testPrograms(["host", "own", "engine", "directories", "conformance", "simulation"], {
  others: ["oidc-provider", "@types/node"],
  types: "node",
});

/** Where an entry's declarations are, by the conditions that a program may come with. */
function declarationsOf(conditions) {
  if (typeof conditions === "string") return [];
  return Object.entries(conditions).flatMap(([name, to]) =>
    name === "types" ? [to] : declarationsOf(to),
  );
}

for (const { name, exports = {} } of packages) {
  for (const [entry, conditions] of Object.entries(exports)) {
    // What isn't JavaScript: a module, a sample.
    if (entry.includes("*")) continue;
    test(`${join(name, entry)} declares what it is, and \`any\` is no answer`, () => {
      const files = declarationsOf(conditions).map((file) => join(packed().at(name), file));
      assert.notEqual(files.length, 0);
      for (const file of files) {
        assert.ok(existsSync(file), file);
        const reached = reachedFrom(file);
        assert.notEqual(reached.length, 0);
        const shown = ({ file, name, text }) => `${file} ${name}: ${text}`;
        assert.deepEqual(reached.filter(saysNothing).map(shown), []);
      }
    });
  }
}

test("no package leads into another by a path", () => {
  for (const { name, exports = {} } of packages) {
    for (const file of declarationsOf(exports).map((each) => join(packed().at(name), each))) {
      for (const { file: place } of reachedFrom(file)) {
        assert.ok(place.startsWith(packed().at(name)), place);
        assert.doesNotMatch(readFileSync(place, "utf8"), /node_modules|js-wrapper/, place);
      }
    }
  }
});

/** Those whose first example stands for itself; the others' are parts of something, and run in `tests/docs`. */
const READMES = ["README.md", "js-wrapper/directories/auth0/README.md"];

for (const [index, file] of READMES.entries()) {
  test(`${file}: its example is right by its types, in plain JavaScript`, () => {
    const [, code] = /^```js\n([^]*?)^```/m.exec(readFileSync(join(root, file), "utf8"));
    const name = `src/readme-${index}.mjs`;
    writeFileSync(join(packed().app, name), code);
    const options = ["--allowJs", "--checkJs", "--strict", "false", "--module", "nodenext"];
    assert.equal(complaints(packed().app, [name], [...options, "--types", "node"]), "");
  });
}
