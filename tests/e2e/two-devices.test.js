/** @file Two browsers as two devices of one person, at a real provider: what each sees, and what becomes of the other. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { appRoutes } from "../../js-wrapper/demo/app.js";
import { startWorld } from "../oidc/world.js";
import { launchChromium } from "./chromium.js";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => void (browser = await launchChromium()));
after(() => browser.close());

async function devices(t, flow) {
  const world = await startWorld(t, flow, { routes: appRoutes(() => "") });
  const open = async () => {
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    const addresses = [];
    page.on("request", (request) => addresses.push(request.url()));
    const visit = (path) => page.goto(`${world.issuer}/apps/warn/${path}`);
    return {
      page,
      addresses,
      title: () => page.locator("h1").textContent(),
      async signIn() {
        await visit("start");
        await page.getByLabel("Name").fill("ada");
        await page.getByLabel("Password").fill("correct horse");
        await page.getByRole("button", { name: "Sign in" }).click();
        await page.waitForLoadState();
      },
      /** Asks the provider without a page: the heading says what it answered. */
      async check() {
        await visit("check");
        return page.locator("h1").textContent();
      },
    };
  };
  return { world, first: await open(), second: await open() };
}

const IN = "Signed in to Newspaper";
const OUT = "Not signed in to Newspaper";

/** Nothing that a token could be had for ever reached this browser. */
async function assertNoToken(world, { addresses, page }) {
  const codes = addresses.map((address) => new URL(address).searchParams.get("code"));
  assert.deepEqual(codes.filter(Boolean), []);
  // The last resort of somebody who saw no code: the name of the interaction, tried as one.
  const uid = new URL(page.url()).pathname.split("/").at(-1);
  const form = { grant_type: "authorization_code", client_id: "warn", code: uid || "none" };
  const body = new URLSearchParams({
    ...form,
    redirect_uri: `${world.issuer}/apps/warn/callback`,
    code_verifier: "x".repeat(43),
  });
  const response = await fetch(`${world.issuer}/token`, { method: "POST", body });
  const { error, access_token: token } = await response.json();
  assert.deepEqual([response.status, error, token], [400, "invalid_grant", undefined]);
}

test("warn: the page shows the other device; going on ends it, and its next request is logged out", async (t) => {
  const { first, second } = await devices(t, { pattern: "warn", limit: 1 });
  await first.signIn();
  assert.equal(await first.title(), IN);
  await second.signIn();
  assert.equal(await second.title(), "You're signed in elsewhere");
  assert.match(await second.page.locator("li").textContent(), /Chrome on Linux/);
  assert.equal(await first.check(), IN);

  await second.page.getByRole("button", { name: "Continue here" }).click();
  await second.page.waitForURL("**/callback?*");
  assert.equal(await second.title(), IN);
  assert.equal(await first.check(), OUT);
  assert.equal(await second.check(), IN);
});

test("warn: cancelling ends nothing and denies, now and later", async (t) => {
  const { world, first, second } = await devices(t, { pattern: "warn", limit: 1 });
  await first.signIn();
  await second.signIn();
  await second.page.getByRole("button", { name: "Cancel sign-in" }).click();
  await second.page.waitForURL("**/callback?*");
  assert.equal(await second.title(), OUT);
  assert.equal(await second.check(), OUT);
  assert.equal(await first.check(), IN);
  await assertNoToken(world, second);
});

test("re-verify: three wrong codes deny; the other device stays", async (t) => {
  const { world, first, second } = await devices(t, { pattern: "reVerify", limit: 1 });
  await first.signIn();
  await second.signIn();
  for (const code of ["000000", "111111", "222222"]) {
    await second.page.getByLabel("One-time code").fill(code);
    await second.page.getByRole("button", { name: "Confirm" }).click();
    await second.page.waitForLoadState();
  }
  assert.equal(await second.title(), "You are not signed in");
  assert.equal(await second.check(), OUT);
  assert.equal(await first.check(), IN);
  await assertNoToken(world, second);
});

test("block: the page tells why, and the newcomer stays out", async (t) => {
  const { world, first, second } = await devices(t, { pattern: "block", limit: 1 });
  await first.signIn();
  await second.signIn();
  assert.equal(await second.title(), "You are not signed in");
  assert.match(await second.page.locator("main").textContent(), /on as many devices as it allows/);
  await assertNoToken(world, second);
  assert.equal(await second.check(), OUT);
  assert.equal(await first.check(), IN);
});

test("silent: the newcomer is in, the older device is out at its next request", async (t) => {
  const { first, second } = await devices(t, { pattern: "silent", limit: 1 });
  await first.signIn();
  await second.signIn();
  assert.equal(await second.title(), IN);
  assert.equal(await first.check(), OUT);
});
