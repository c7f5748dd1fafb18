/** @file The engine on the pages' own page is one: it guards a plain HTTP server, with every way out of its form. */
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { CookieJar } from "tough-cookie";
import {
  createKeyring,
  createSeatkeeper,
  memoryDirectory,
  memoryStore,
  patternFlow,
} from "@seatkeeper/host";
import { pageFrom } from "../../js-wrapper/demo/device/page.js";

const text = readFileSync(new URL("../../js-wrapper/pages/README.md", import.meta.url), "utf8");
const [, code] = /^```js\n([^]*?)^```/m.exec(text);
const file = new URL(`.pages-${process.pid}.mjs`, import.meta.url);
let createEngine;
before(async () => {
  writeFileSync(file, code);
  ({ createEngine } = await import(file.href));
});
after(() => rmSync(file));

/** A server whose people are signed in by naming a session of theirs, and the engine in front of it. */
async function startServer(t, pattern) {
  const keyring = createKeyring({ current: { kid: "k", secret: randomBytes(32) } });
  const directory = memoryDirectory();
  const sessions = new Map();
  const http = createServer((request, response) => {
    if (request.url === "/") return response.end("welcome");
    const failed = (error) => response.writeHead(500).end(error.code);
    return limit(request, response).catch(failed);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  t.after(() => void (http.closeAllConnections(), http.close()));
  const { port } = /** @type {import("node:net").AddressInfo} */ (http.address());
  const origin = `http://127.0.0.1:${port}`;
  const keeper = createSeatkeeper({
    directory,
    flow: patternFlow(pattern, 1),
    store: memoryStore(),
    keyring,
    issuer: origin,
  });
  const sessionOf = ({ headers }) => {
    const session = sessions.get(headers["x-session"]);
    const { isNew } = session;
    session.isNew = false;
    return { ...session, isNew };
  };
  const limit = createEngine({ keeper, keyring, origin, sessionOf });
  let createdAt = Date.now();

  /** A browser that has just signed in. */
  function signIn(subject = "ada") {
    const id = randomUUID();
    createdAt += 1;
    sessions.set(id, { id, subject, createdAt, isNew: true });
    directory.add({ id, subject, createdAt });
    const jar = new CookieJar();
    async function request(url, form, more = {}) {
      const cookie = await jar.getCookieString(url);
      const headers = {
        "x-session": id,
        ...(form && { origin }),
        ...(cookie && { cookie }),
        ...more,
      };
      const body = form && new URLSearchParams(form);
      const how = { method: form ? "POST" : "GET", redirect: "manual", headers, body };
      const response = await fetch(url, /** @type {any} */ (how));
      for (const line of response.headers.getSetCookie()) await jar.setCookie(line, url);
      const { status } = response;
      const html = await response.text();
      return pageFrom({ url: String(url), status, headers: response.headers, body: html }, request);
    }
    return { id, jar, enter: () => request(`${origin}/limit`) };
  }
  return { signIn, origin, isAlive: (id) => directory.get(id) !== undefined };
}

test("warn: a page, an answer, and only then the older device is out", async (t) => {
  const { signIn, isAlive, origin } = await startServer(t, "warn");
  const older = signIn();
  const first = await older.enter();
  assert.deepEqual([first.status, first.headers.get("location")], [303, "/"]);

  const newer = signIn();
  const page = await newer.enter();
  assert.deepEqual([page.status, page.title], [200, "You're signed in elsewhere"]);
  assert.ok(isAlive(older.id));
  assert.deepEqual(
    (await newer.jar.getCookies(origin)).map(({ key }) => key),
    ["sk-run"],
  );
  assert.equal((await page.submit({ output: "continue" })).status, 303);
  assert.deepEqual([isAlive(older.id), isAlive(newer.id)], [false, true]);
  assert.equal((await newer.jar.getCookies(origin)).length, 2);
  assert.equal((await newer.enter()).status, 303);
});

test("each refusal is a page, and ends nobody", async (t) => {
  const { signIn, isAlive } = await startServer(t, "warn");
  const older = signIn();
  await older.enter();
  const newer = signIn();
  const page = await newer.enter();
  const continued = { output: "continue" };

  const elsewhere = await page.submit(continued, { origin: "https://evil.example" });
  assert.deepEqual([elsewhere.status, elsewhere.title], [403, "This form can't be used"]);
  const nothing = await page.submit({ output: "perhaps" });
  assert.match(nothing.text, /Please choose what to do/);
  const forged = await page.submit({ ...continued, pause: "made up" });
  assert.deepEqual([forged.status, forged.title], [400, "This form can't be used"]);
  const json = await page.submit(continued, { "content-type": "application/json" });
  assert.equal(json.status, 415);
  assert.ok(isAlive(older.id));

  const denied = await page.submit({ output: "cancel" });
  assert.match(denied.text, /You cancelled this sign-in/);
  assert.deepEqual([isAlive(older.id), isAlive(newer.id)], [true, false]);
});

test("block: turned away, with a way back", async (t) => {
  const { signIn, isAlive, origin } = await startServer(t, "block");
  const older = signIn();
  await older.enter();
  const newer = signIn();
  const page = await newer.enter();
  assert.deepEqual([page.status, page.title], [403, "You are not signed in"]);
  assert.deepEqual(page.links, [`${origin}/`]);
  assert.deepEqual([isAlive(older.id), isAlive(newer.id)], [true, false]);
});
