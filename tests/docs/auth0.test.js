/** @file The Actions that the pages show are Actions that run, and the scopes that they name are those that are used. */
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { createWorld, USER } from "../auth0/actions/world.js";

const text = (page) => readFileSync(new URL(`../../${page}`, import.meta.url), "utf8");
const actionsIn = (page) =>
  [...text(page).matchAll(/^```js\n([^]*?)^```/gm)]
    .map(([, code]) => code)
    .filter((code) => code.includes('require("@seatkeeper/auth0-actions")'));

for (const page of ["README.md", "js-wrapper/engines/auth0-actions/README.md"]) {
  test(`${page}: each Action lets a first login pass`, async () => {
    const codes = actionsIn(page);
    assert.ok(codes.length > 0);
    for (const code of codes) {
      const world = await createWorld({ pattern: "silent", limit: 3 }, { code });
      try {
        const { step } = await world.logIn();
        assert.equal(step.type, "tokens");
        assert.deepEqual(world.lines(), []);
      } finally {
        await world.close();
      }
    }
  });
}

test("the three lines end what is over the limit", async () => {
  const [code] = actionsIn("README.md");
  const world = await createWorld({ pattern: "silent", limit: 3 }, { code });
  try {
    for (let count = 0; count < 3; count += 1)
      world.tenant.signIn(USER, { at: Date.now() - 1_000 });
    const { browser } = await world.logIn();
    assert.deepEqual(world.alive(), [browser.sessionId]);
  } finally {
    await world.close();
  }
});

test("the directory's page makes one", async (t) => {
  const [, code] = /^```js\n([^]*?)^```/m.exec(text("js-wrapper/directories/auth0/README.md"));
  const file = new URL(`.directory-${process.pid}.mjs`, import.meta.url);
  const env = { AUTH0_CLIENT_ID: "client", AUTH0_CLIENT_SECRET: "secret" };
  Object.assign(process.env, env);
  t.after(() => {
    rmSync(file);
    for (const name of Object.keys(env)) delete process.env[name];
  });
  writeFileSync(file, `${code}\nexport { directory };\n`);
  const { directory } = await import(file.href);
  assert.equal(directory.name, "auth0");
});
