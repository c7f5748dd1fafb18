/** @file What the pages of the guard and its directory show is code that runs, and what they name is there. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { patternFlow, createKeyring, createSeatkeeper, memoryStore } from "@seatkeeper/host";
import { guardLogin } from "@seatkeeper/oidc-provider";

const wrapper = new URL("../../js-wrapper/", import.meta.url);
const read = (path) => readFileSync(new URL(path, wrapper), "utf8");
const ENGINE = "engines/oidc-provider/README.md";
const DIRECTORY = "directories/oidc-provider/README.md";
const blocks = (page) => [...read(page).matchAll(/^```js\n([^]*?)^```/gm)].map(([, code]) => code);

/** A folder with what a reader has of their own. */
const folder = new URL(`.oidc-provider-${process.pid}/`, import.meta.url);
const YOURS = `
import { createMemoryAdapter } from "../../../js-wrapper/demo/provider/memory-adapter.js";
export const YourAdapter = createMemoryAdapter();
export const configuration = {
  clients: [{ client_id: "web", client_secret: "secret", redirect_uris: ["https://app.example/in"] }],
  features: { devInteractions: { enabled: false } },
  findAccount: async (_ctx, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
};
`;
before(() => {
  mkdirSync(folder);
  writeFileSync(new URL("your-provider.js", folder), YOURS);
});
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} code @returns {Promise<any>} what it exports */
function ran(name, code) {
  const file = new URL(`${name}.mjs`, folder);
  writeFileSync(file, code);
  return import(file.href);
}

test("the guard's example is a provider that is guarded", async (t) => {
  const { warn } = console;
  // It says so of Node 20, and of keys that only a trial has.
  t.mock.method(console, "warn", (line, ...more) => {
    if (!String(line).includes("oidc-provider WARNING")) warn(line, ...more);
  });
  t.mock.method(console, "info", () => {});
  const { provider } = await ran("guard", blocks(ENGINE)[0]);
  provider.proxy = true;
  const http = createServer(provider.callback());
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  t.after(() => void (http.closeAllConnections(), http.close()));
  const { port } = /** @type {import("node:net").AddressInfo} */ (http.address());
  const ask = (path) => {
    const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "login.example" };
    return fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: "manual" });
  };
  const query = "client_id=web&response_type=code&scope=openid&redirect_uri=https://app.example/in";
  const begun = await ask(`/auth?${query}`);
  assert.equal(begun.status, 303);
  assert.match(begun.headers.get("location"), /^\/interaction\/[\w-]+$/);
  const page = await ask("/seatkeeper/somebody-elses");
  assert.equal(page.status, 400);
  assert.match(await page.text(), /This page is no longer valid/);
});

test("the lint names what the configuration gives out", async (t) => {
  const [, code] = blocks(ENGINE);
  const told = [];
  t.mock.method(console, "log", (...words) => told.push(words.map(String).join(" ")));
  await ran("lint", code);
  const [, expected] = /console\.log\(.*\); \/\/ (.*)/.exec(code);
  assert.deepEqual(told, [expected]);
});

test("the directory's example lists and ends", async () => {
  const { adapter, directory } = await ran("directory", blocks(DIRECTORY)[0]);
  const sessions = new adapter("Session");
  const exp = Math.ceil(Date.now() / 1000) + 60;
  await sessions.noteSession("u", { signIn: "finished" });
  await sessions.upsert("cookie", { uid: "u", jti: "cookie", accountId: "ada", exp }, 60);
  const { sessions: listed } = await directory.listSessions({ subjects: ["ada"] });
  assert.deepEqual(
    listed.map(({ id }) => id),
    ["u"],
  );
  const { residualAccessUntil } = await directory.revokeSession({ sessionId: "u", subject: "ada" });
  assert.ok(residualAccessUntil > Date.now());
});

test("the options in the table are those that the guard takes", async () => {
  const { directory } = await ran("directory-again", blocks(DIRECTORY)[0]);
  const table = read(ENGINE).split("## What `guardLogin` takes")[1].split("##")[0];
  const rows = table.split("\n").filter((line) => line.startsWith("| `"));
  const names = rows.map((line) => /`(\w+)`/.exec(line)[1]);
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const keyring = createKeyring({ current: { kid: "k", secret } });
  const flow = patternFlow("silent", 1);
  const issuer = "https://login.example";
  const keeper = createSeatkeeper({ directory, flow, store: memoryStore(), keyring, issuer });
  const none = Object.fromEntries(names.map((name) => [name, undefined]));
  guardLogin({ ...none, keeper, directory, keyring });
  const message = `known are ${names.map((name) => `\`${name}\``).join(", ")}`;
  assert.throws(
    () => guardLogin(/** @type {any} */ ({ stranger: 1 })),
    (error) => error.message.endsWith(message),
  );
});

test("every link and every file that the three pages name is there", () => {
  for (const page of [ENGINE, DIRECTORY, "pages/README.md"]) {
    const at = new URL(page, wrapper);
    const links = [...read(page).matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link);
    for (const link of links.filter((each) => !each.startsWith("http"))) {
      assert.ok(existsSync(new URL(link, at)), `${page}: ${link}`);
    }
    const files = [...read(page).matchAll(/`([\w-]+\.js)`/g)].map(([, name]) => name);
    for (const name of files) assert.ok(existsSync(new URL(`src/${name}`, at)), `${page}: ${name}`);
  }
});
