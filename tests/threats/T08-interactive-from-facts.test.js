/** @file T8: whether a page can be shown follows from the endpoint: no protocol and no parameter makes warn silent or skips a code. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { callbackOf } from "../../js-wrapper/demo/provider/clients.js";
import { ALIVE, DEAD, life, startWorld } from "../oidc/world.js";

const ada = { login: "ada", password: "correct horse" };
const signInAt = async ({ page }) => (await page.submit(ada)).page;

/** Ways to begin a login; each gives the page that comes after the right password, if one does. */
const PROTOCOLS = {
  "a plain authorization request": async (device) => (await device.signIn()).page,
  "one that was pushed": async (device, { issuer }) => {
    const { searchParams: body } = new URL(device.authorizationUrl());
    const pushed = await fetch(`${issuer}/request`, { method: "POST", body });
    const { request_uri: uri } = await pushed.json();
    const query = new URLSearchParams({ client_id: "web", request_uri: uri });
    return signInAt(await device.visit(`/auth?${query}`));
  },
  "the device flow": async (_device, { device: make }) => {
    const started = await make({ client: "tv" }).startDeviceFlow();
    const browser = make();
    const { page: typed } = await browser.visit(started.verification_uri_complete);
    const { page: asked } = await typed.submit({});
    return signInAt(await asked.submit({ confirm: "yes" }));
  },
  ...Object.fromEntries(
    [
      { interactive: "false" },
      { display: "none" },
      { display: "wap", ui_locales: "none" },
      { response_mode: "fragment" },
      { response_mode: "form_post" },
      { prompt: "login" },
      { max_age: "0" },
      { trigger: "refresh", kind: "impersonation" },
    ].map((extra) => [
      `the parameters ${new URLSearchParams(/** @type {any} */ (extra))}`,
      async (device) => signInAt(await device.authorize(extra)),
    ]),
  ),
  "a header": async (_device, { device: make }) => {
    const headers = { "x-seatkeeper-interactive": "false", "x-requested-with": "XMLHttpRequest" };
    return (await make({ headers }).signIn()).page;
  },
};

const PATTERNS = {
  warn: ["You're signed in elsewhere", ALIVE],
  reVerify: ["Confirm that it's you", ALIVE],
  block: ["You are not signed in", ALIVE],
  silent: [undefined, DEAD],
};

for (const [pattern, [title, fate]] of Object.entries(PATTERNS)) {
  for (const [protocol, begin] of Object.entries(PROTOCOLS)) {
    test(`${pattern}, ${protocol}`, async (t) => {
      const flow = { pattern, limit: 1 };
      const features = { pushedAuthorizationRequests: { enabled: true } };
      const world = await startWorld(t, flow, { settings: { features } });
      const [older] = await world.signedIn(1);
      const before = world.keeper.logins.length;
      const page = await begin(world.device(), world);
      const asked = world.keeper.logins.slice(before);
      assert.equal(asked[0].trigger, "login");
      assert.ok(asked.every(({ interactive }) => interactive === true));
      if (title) assert.equal(page?.title, title);
      assert.deepEqual(await life(older), fate);
    });
  }
}

test("a refresh can't show a page, whatever it says of itself", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  const [{ device, tokens }] = await world.signedIn(1);
  const form = {
    grant_type: "refresh_token",
    client_id: "web",
    refresh_token: tokens.refresh_token,
    interactive: "true",
    prompt: "login",
    redirect_uri: callbackOf(world.issuer, "web"),
  };
  await device.post(`${world.issuer}/token`, form);
  const last = world.keeper.logins.at(-1);
  assert.deepEqual([last.trigger, last.interactive], ["refresh", false]);
});
