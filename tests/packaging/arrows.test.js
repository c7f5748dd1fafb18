/** @file Dependencies point one way: who imports whom among the packages, and no circle inside of one. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "../../js-wrapper/setup/root.js";
import { circlesIn, graphOf, packagesWithImports } from "./imports.js";

/** What stands at the end of every arrow's path may use all of these. */
const BELOW = [
  "@seatkeeper/auth0-actions",
  "@seatkeeper/directories",
  "@seatkeeper/host",
  "@seatkeeper/nodes",
  "@seatkeeper/oidc-provider",
  "@seatkeeper/pages",
  "@seatkeeper/simulation",
];
const HOST = ["@seatkeeper/host"];

/** The packages that each may import, by its folder; a path names an entry where not all are open to it. */
const ARROWS = {
  nodes: [],
  host: ["@seatkeeper/nodes"],
  pages: ["@seatkeeper/host/kit"],
  // The client that a directory of anybody's can use, by the same name.
  directories: [
    "@seatkeeper/host",
    "@seatkeeper/host/kit",
    "@seatkeeper/host/conformance",
    "@seatkeeper/directories/rest",
  ],
  simulation: [...HOST, "@seatkeeper/nodes"],
  "engines/oidc-provider": [...HOST, "@seatkeeper/pages"],
  // Nobody is there to join an Action and its directory, so it brings its own.
  "engines/auth0-actions": [
    ...HOST,
    "@seatkeeper/pages",
    "@seatkeeper/directories/auth0",
    "@seatkeeper/directories/rest",
  ],
  cli: BELOW,
  demo: BELOW,
  playground: BELOW,
  setup: [],
};
/** Where an entry is not named, the bare name stands for every entry: not so here. */
const BY_ENTRY = new Set(["pages", "directories"]);

const packages = await packagesWithImports();
const isOurs = (path) => /^(@seatkeeper\/|seatkeeper($|\/))/.test(path);
const packageOf = (path) => path.split("/", path.startsWith("@") ? 2 : 1).join("/");

test("every package has its place in the order", () => {
  assert.deepEqual(packages.map(({ folder }) => folder).sort(), Object.keys(ARROWS).sort());
  for (const { folder, files } of packages) assert.ok(files.length > 0, folder);
});

/** Here once the npm packages are, and no sooner. */
const LATER = {
  setup: Object.keys(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies),
};

for (const { folder, name, needs, entries, files } of packages) {
  const allowed = ARROWS[folder] ?? [];
  const may = (path) =>
    allowed.includes(path) || (!BY_ENTRY.has(folder) && allowed.includes(packageOf(path)));
  const places = files.flatMap(({ file, imported, late }) =>
    imported.map((path) => ({ file, path, isLate: late.includes(path) })),
  );
  const shown = (list) => list.map(({ file, path }) => `${file} imports ${path}`);

  test(`${folder}: imports of ours are those that it may`, () => {
    const strangers = places.filter(({ path }) => isOurs(path) && !may(path));
    assert.deepEqual(shown(strangers), []);
  });

  test(`${folder}: what it imports from elsewhere, its manifest names`, () => {
    const bare = places.filter(({ path }) => !/^(\.|node:|#)/.test(path));
    const isNamed = ({ path, isLate }) =>
      needs.includes(packageOf(path)) ||
      Object.hasOwn(entries, path) ||
      (isLate && LATER[folder]?.includes(path));
    const unnamed = bare.filter((place) => !isNamed(place));
    assert.deepEqual(shown(unnamed), []);
    assert.ok(!needs.includes(name));
  });

  const near = [...graphOf({ files, entries })].flatMap(([file, paths]) =>
    paths.map((path) => ({ file, path })),
  );

  test(`${folder}: no file reaches into another package`, () => {
    const away = near.filter(({ path }) => path.startsWith(".."));
    assert.deepEqual(shown(away), []);
    // A name that leads nowhere would hide a circle. What a build puts beside it (`.cjs`) is not there yet.
    const sources = near.filter(({ path }) => /\.jsx?$/.test(path));
    for (const { path } of sources) {
      assert.ok(existsSync(join(root, "js-wrapper", folder, path)), `${folder}: ${path}`);
    }
  });

  test(`${folder}: no file leads back to itself`, () => {
    const circles = circlesIn(graphOf({ files, entries })).map((circle) => circle.join(", "));
    assert.deepEqual(circles, []);
  });
}

test("what a comment, a type or a text names is no import; a call and a re-export are", async (t) => {
  const wrapper = mkdtempSync(join(tmpdir(), "seatkeeper-"));
  t.after(() => rmSync(wrapper, { recursive: true }));
  const files = {
    "one/package.json": JSON.stringify({
      name: "one",
      exports: { ".": "./src/a.js", "./built": { require: "./dist/built.js" } },
      dependencies: { that: "1.0.0" },
    }),
    "one/src/a.js": `
      /** @import { T } from "./type.js" */
      // import "./comment.js";
      export * from "./inner/b.js";
      export const text = 'import "./text.js"';
      export const later = () => import("that");
    `,
    "one/src/inner/b.js": 'import { text } from "one"; export default text;',
    "one/dist/built.js": 'import "./left-out.js";',
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(wrapper, file)), { recursive: true });
    writeFileSync(join(wrapper, file), content);
  }
  const [one] = await packagesWithImports(wrapper);
  assert.deepEqual(one, {
    folder: "one",
    name: "one",
    needs: ["that"],
    entries: { one: "./src/a.js" },
    files: [
      { file: "src/a.js", imported: ["./inner/b.js", "that"], late: ["that"] },
      { file: "src/inner/b.js", imported: ["one"], late: [] },
    ],
  });
  assert.deepEqual(circlesIn(graphOf(one)), [["src/a.js", "src/inner/b.js"]]);
});
