/** @file Each pattern from the sign-in form to the token, over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIVE, DEAD, life, startWorld } from "./world.js";

const DENIED = { error: "access_denied", error_description: "seat_limit" };
const told = ({ callback }) => ({
  error: callback?.error,
  error_description: callback?.error_description,
});

test("silent: the newcomer gets a code at once, the older ones are out", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 2 });
  const all = await world.signedIn(2);
  all.push(...(await world.signedIn(1)));
  assert.deepEqual(await Promise.all(all.map(life)), [DEAD, DEAD, ALIVE]);
  assert.deepEqual(world.faults, []);
});

test("warn: a page names the devices; continuing ends them", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 2 });
  const all = await world.signedIn(2);
  const device = world.device();
  const { page } = await device.signIn();
  assert.equal(page?.status, 200);
  assert.equal(page?.title, "You're signed in elsewhere");
  assert.match(page?.text ?? "", /Firefox on Linux Last used on \d+ \w+ \d{4}/);
  assert.deepEqual(await Promise.all(all.map(life)), [ALIVE, ALIVE]);

  const { callback } = await page.submit({ output: "continue" });
  all.push({ device, tokens: await device.exchange(callback) });
  assert.deepEqual(await Promise.all(all.map(life)), [DEAD, DEAD, ALIVE]);
  assert.deepEqual(world.faults, []);
});

test("warn: cancelling tells the application so and changes nothing", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  const [older] = await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn();
  assert.deepEqual(told(await page.submit({ output: "cancel" })), DENIED);
  assert.deepEqual(await life(older), ALIVE);
  assert.equal((await world.sessions()).length, 1);
  assert.equal((await device.authorize({ prompt: "none" })).callback?.error, "login_required");
});

test("warn with a choice: only the chosen device ends", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 2, choose: true });
  const all = await world.signedIn(2);
  const device = world.device();
  const { page } = await device.signIn();
  assert.equal(page?.title, "Choose which devices to sign out");

  const none = await page.submit({ output: "continue" });
  assert.match(none.page?.text, /did not make enough room/);
  assert.deepEqual(await Promise.all(all.map(life)), [ALIVE, ALIVE]);

  const { callback } = await none.page.submit({
    output: "continue",
    chosen: none.page.choices.slice(1),
  });
  all.push({ device, tokens: await device.exchange(callback) });
  assert.deepEqual(await Promise.all(all.map(life)), [ALIVE, DEAD, ALIVE]);
});

test("warn with a choice: where a seat was given up meanwhile, the page says so and ends nobody", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 2, choose: true });
  const [leaver, stayer] = await world.signedIn(2);
  const device = world.device();
  const { page } = await device.signIn();
  const out = await leaver.device.visit("/session/end");
  await out.page?.submit({ logout: "yes" });

  const again = await device.visit(page?.url);
  assert.match(again.page?.text ?? "", /There is room for this device by now/);
  assert.doesNotMatch(again.page?.text ?? "", /Firefox|as many devices/);
  assert.ok((await again.page?.submit({ output: "continue" }))?.callback?.code);
  assert.deepEqual(await life(stayer), ALIVE);
});

test("re-verify: a wrong code ends nobody, the right one ends the others", async (t) => {
  const world = await startWorld(t, { pattern: "reVerify", limit: 1 });
  const all = await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn();
  const field = page?.inputs.find(({ name }) => name === "code");
  assert.equal(field?.autocomplete, "one-time-code");
  assert.equal(field?.inputmode, "numeric");
  assert.match(page?.text ?? "", /You have 3 tries/);
  assert.doesNotMatch(page?.text ?? "", /Firefox/);

  const second = await page.submit({ code: "000000" });
  assert.match(second.page?.text, /That code was not right.*You have 2 tries/);
  assert.deepEqual(await Promise.all(all.map(life)), [ALIVE]);

  const { callback } = await second.page.submit({ code: world.keeper.code() });
  all.push({ device, tokens: await device.exchange(callback) });
  assert.deepEqual(await Promise.all(all.map(life)), [DEAD, ALIVE]);
});

test("re-verify: after the last wrong code the login is over, and says why", async (t) => {
  const world = await startWorld(t, { pattern: "reVerify", limit: 1 });
  const [older] = await world.signedIn(1);
  const device = world.device();
  let { page } = await device.signIn();
  for (const code of ["000000", "111111", "222222"]) ({ page } = await page.submit({ code }));
  assert.equal(page?.status, 403);
  assert.match(page?.text, /The code could not be confirmed/);
  assert.match(page?.text, /does not count as a failed sign-in/);
  assert.deepEqual(told(await device.visit(page.links[0])), DENIED);
  assert.deepEqual(await life(older), ALIVE);
  assert.equal((await world.sessions()).length, 1);
});

test("block: a page says why, the application learns a fixed word, nobody is ended", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 2 });
  const all = await world.signedIn(2);
  const device = world.device();
  const { page } = await device.signIn();
  assert.equal(page?.status, 403);
  assert.equal(page?.title, "You are not signed in");
  assert.match(page?.text ?? "", /already in use on as many devices/);
  assert.deepEqual(told(await device.visit(page?.links[0])), DENIED);

  assert.deepEqual(await Promise.all(all.map(life)), [ALIVE, ALIVE]);
  assert.equal((await world.sessions()).length, 2);
  assert.deepEqual(world.faults, []);
});

test("block: reloading the page keeps the reason", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 1 });
  await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn();
  const again = await device.visit(page?.url);
  assert.equal(again.page?.text, page?.text);
});

test("a page that is left open past its time ends the login, not the others", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  const [older] = await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn();
  await world.keeper.expirePauses("ada");
  const late = await page.submit({ output: "continue" });
  assert.equal(late.page?.status, 403);
  assert.deepEqual(told(await device.visit(late.page?.links[0])), DENIED);
  assert.deepEqual(await life(older), ALIVE);
});

test("two logins at once, limit one: exactly one is alive", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 1 });
  const devices = [world.device(), world.device()];
  const pages = await Promise.all(devices.map((device) => device.authorize()));
  await Promise.all(
    pages.map(({ page }) => page?.submit({ login: "ada", password: "correct horse" })),
  );
  assert.equal((await world.sessions()).length, 1);
});
