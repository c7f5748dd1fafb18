/** @file The engine that the embedding page leads to guards real logins, from two devices, over real HTTP. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CookieJar } from "tough-cookie";
import { startApp } from "./http-app.js";

async function startGuarded(t, pattern) {
  const app = await startApp(pattern);
  t.after(() => app.close());
  return { ...app, device: () => createDevice(app.origin) };
}

/** A browser, as far as forms and cookies go. */
function createDevice(origin) {
  const jar = new CookieJar();
  async function visit(path, form, headers = {}) {
    const url = new URL(path, origin);
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: await jar.getCookieString(url.href), origin, ...headers },
      body: form && new URLSearchParams(form),
    });
    for (const line of response.headers.getSetCookie()) await jar.setCookie(line, url.href);
    const location = response.headers.get("location");
    if (location) return visit(location);
    const html = await response.text();
    const title = /<h1>([^<]*)<\/h1>/.exec(html)[1].replace("&#39;", "'");
    const hidden = [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
    return {
      status: response.status,
      title,
      html,
      answer: (output, more = {}) =>
        visit(
          "/answer",
          { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), output },
          more,
        ),
    };
  }
  return {
    visit,
    signIn: (password = "correct horse") => visit("/sign-in", { login: "ada", password }),
  };
}

test("warn: the second device sees the page, and who goes on signs the first one out", async (t) => {
  const { device } = await startGuarded(t, "warn");
  const [laptop, phone] = [device(), device()];
  assert.equal((await laptop.visit("/")).title, "Sign in");
  assert.equal((await laptop.signIn("wrong")).status, 401);
  assert.equal((await laptop.signIn()).title, "Hello, ada");

  const page = await phone.signIn();
  assert.deepEqual([page.status, page.title], [200, "You're signed in elsewhere"]);
  assert.equal((await laptop.visit("/")).title, "Hello, ada", "nobody has answered yet");
  assert.equal((await phone.visit("/")).title, page.title, "who comes back still has to answer");

  assert.equal((await page.answer("continue")).title, "Hello, ada");
  assert.equal((await laptop.visit("/")).title, "Sign in");
  assert.equal((await phone.visit("/")).title, "Hello, ada");
  assert.equal((await page.answer("continue")).title, "Hello, ada", "a second click does nothing");
});

test("warn: who cancels is not signed in, and the first device stays", async (t) => {
  const { device, directory } = await startGuarded(t, "warn");
  const [laptop, phone] = [device(), device()];
  await laptop.signIn();
  const page = await phone.signIn();
  const denied = await page.answer("cancel");
  assert.deepEqual([denied.status, denied.title], [403, "You are not signed in"]);
  assert.equal((await phone.visit("/")).title, "Sign in");
  assert.equal((await laptop.visit("/")).title, "Hello, ada");
  assert.equal(directory.sessionsOf(["ada"]).length, 1);
});

test("warn: an answer that is none shows the page again, and one from elsewhere is refused", async (t) => {
  const { device } = await startGuarded(t, "warn");
  const [laptop, phone] = [device(), device()];
  await laptop.signIn();
  const page = await phone.signIn();
  const again = await page.answer("no such button");
  assert.deepEqual([again.status, again.title], [200, page.title]);
  assert.match(again.html, /role="alert"/);
  const foreign = await page.answer("continue", { origin: "https://evil.example" });
  assert.deepEqual([foreign.status, foreign.title], [403, "This form can't be used"]);
  assert.equal((await laptop.visit("/")).title, "Hello, ada");
});

test("block: the second device is turned away, until the first one is gone", async (t) => {
  const { device, directory } = await startGuarded(t, "block");
  const [laptop, phone] = [device(), device()];
  assert.equal((await laptop.signIn()).title, "Hello, ada");
  const denied = await phone.signIn();
  assert.deepEqual([denied.status, denied.title], [403, "You are not signed in"]);
  assert.equal((await phone.visit("/")).title, "Sign in");
  const [{ id }] = directory.sessionsOf(["ada"]);
  directory.remove(id);
  assert.equal((await phone.signIn()).title, "Hello, ada");
});

test("it takes forty lines of code, and a few", () => {
  const source = readFileSync(new URL("./http-engine.js", import.meta.url), "utf8");
  const code = source.split("\n").filter((line) => !/^\s*(\/\/.*|\/\*\*.*)?$/.test(line));
  assert.ok(code.length <= 48, `${code.length} lines`);
});
