/** @file T9: another site, in a real browser with the person's cookies, can't press "continue" for them. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launchChromium } from "../e2e/chromium.js";
import { ALIVE, life, startWorld } from "../oidc/world.js";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => void (browser = await launchChromium()));
after(() => browser.close());

/** A browser at the limit page, and a page of another site in the same browser. */
async function atThePage(t) {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  const [older] = await world.signedIn(1);
  const context = await browser.newContext();
  t.after(() => context.close());
  const own = await context.newPage();
  await own.goto(world.device().authorizationUrl());
  await own.getByLabel("Name").fill("ada");
  await own.getByLabel("Password").fill("correct horse");
  await own.getByRole("button", { name: "Sign in" }).click();
  await own.waitForURL("**/seatkeeper/*");

  const site = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html").end("<!doctype html><title>evil</title>");
  });
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  t.after(() => void (site.closeAllConnections(), site.close()));
  const { port } = /** @type {import("node:net").AddressInfo} */ (site.address());
  const other = await context.newPage();
  // `localhost` and `127.0.0.1` are two sites to a browser, though one machine.
  await other.goto(`http://localhost:${port}/`);
  const [nonce, pause] = await Promise.all(
    ["nonce", "pause"].map((name) => own.locator(`input[name=${name}]`).inputValue()),
  );
  return { world, older, own, other, url: own.url(), fields: { nonce, pause, output: "continue" } };
}

const stillThere = async ({ world, older, own }) => {
  assert.deepEqual(await life(older), ALIVE);
  assert.equal((await world.sessions()).length, 2);
  await own.getByRole("button", { name: "Continue here" }).click();
  await own.waitForURL("**/callback?*");
};

test("a form that sends itself, with every field right", async (t) => {
  const at = await atThePage(t);
  const answered = at.other.waitForResponse((response) => response.url() === at.url);
  await at.other.evaluate(
    ({ url, fields }) => {
      const form = Object.assign(document.createElement("form"), { method: "post", action: url });
      for (const [name, value] of Object.entries(fields)) {
        form.append(Object.assign(document.createElement("input"), { name, value }));
      }
      document.body.append(form);
      form.submit();
    },
    { url: at.url, fields: at.fields },
  );
  assert.equal((await answered).status(), 403);
  await stillThere(at);
});

for (const mode of /** @type {const} */ (["no-cors", "cors"])) {
  test(`a fetch with cookies, ${mode}`, async (t) => {
    const at = await atThePage(t);
    const read = at.other.evaluate(
      async ({ url, fields, how }) => {
        const body = new URLSearchParams(fields);
        const request = { method: "POST", mode: how, credentials: "include", body };
        const response = await fetch(url, /** @type {any} */ (request));
        return response.text();
      },
      { url: at.url, fields: at.fields, how: mode },
    );
    const text = await read.catch(() => "refused");
    assert.equal(text, mode === "cors" ? "refused" : "");
    await stillThere(at);
  });
}

test("a frame around the page shows nothing to press", async (t) => {
  const at = await atThePage(t);
  const refused = at.other.waitForEvent("console", (message) =>
    message.text().includes("frame-ancestors"),
  );
  await at.other.evaluate((url) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src: url }));
  }, at.url);
  await refused;
  for (const frame of at.other.frames()) {
    assert.equal(await frame.getByRole("button").count(), 0);
  }
  await stillThere(at);
});
