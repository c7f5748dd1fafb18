/** @file The guard's pages in a real browser: they work without scripts, and everybody can use them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launchChromium } from "../e2e/chromium.js";
import { startWorld } from "./world.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SMALL = { width: 360, height: 640 };

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => void (browser = await launchChromium()));
after(() => browser.close());

async function open(t, flow, options) {
  const world = await startWorld(t, flow);
  await world.signedIn(flow.limit);
  const context = await browser.newContext({ viewport: SMALL, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  const device = world.device();
  await page.goto(device.authorizationUrl());
  await page.getByLabel("Name").fill("ada");
  await page.getByLabel("Password").fill("correct horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/seatkeeper/*");
  return { world, page, device, complaints };
}

const callbackOf = (page) => Object.fromEntries(new URL(page.url()).searchParams);

test("warn, without scripts: continuing leads back to the application with a code", async (t) => {
  const flow = { pattern: "warn", limit: 2 };
  const { page, device, complaints } = await open(t, flow, { javaScriptEnabled: false });
  await page.getByRole("button", { name: "Continue here" }).click();
  const { access_token: token } = await device.exchange(callbackOf(page));
  assert.equal(await device.isActive(token), true);
  assert.deepEqual(complaints, []);
});

test("a choice, by keyboard alone", async (t) => {
  const { world, page } = await open(t, { pattern: "warn", limit: 2, choose: true });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/callback?*");
  assert.ok(callbackOf(page).code);
  assert.equal((await world.sessions()).length, 2);
});

test("re-verify: the field has the focus, and the code leads back", async (t) => {
  const { page, device, world } = await open(t, { pattern: "reVerify", limit: 1 });
  await page.waitForSelector("#code:focus");
  await page.keyboard.type(world.keeper.code());
  await page.keyboard.press("Enter");
  await page.waitForURL("**/callback?*");
  assert.ok((await device.exchange(callbackOf(page))).access_token);
});

test("block: the way back works", async (t) => {
  const { page } = await open(t, { pattern: "block", limit: 1 });
  await page.getByRole("link", { name: "Go back to Webshop" }).click();
  assert.equal(callbackOf(page).error, "access_denied");
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [name, flow, fail] of /** @type {const} */ ([
    ["warn", { pattern: "warn", limit: 2 }],
    ["choose", { pattern: "warn", limit: 2, choose: true }, "Sign out and continue"],
    ["re-verify", { pattern: "reVerify", limit: 1 }, "Confirm"],
    ["block", { pattern: "block", limit: 1 }],
  ])) {
    test(`${name}, ${colorScheme}: no accessibility fault, and nothing wider than a phone`, async (t) => {
      const { page } = await open(t, flow, { colorScheme, bypassCSP: true });
      if (fail) {
        if (name === "re-verify") await page.getByLabel("One-time code").fill("000000");
        await page.getByRole("button", { name: fail }).click();
        await page.getByRole("alert").waitFor();
      }
      await page.evaluate(AXE);
      const { violations } = /** @type {any} */ (await page.evaluate("axe.run()"));
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), SMALL.width);
    });
  }
}
