/** @file T5: the page can't be skipped, left unanswered, or answered by another browser. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIVE, life, startWorld } from "../oidc/world.js";

const WARN = { pattern: "warn", limit: 1 };

async function atThePage(t, flow = WARN) {
  const world = await startWorld(t, flow);
  const [older] = await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn();
  assert.ok(page);
  return { world, older, device, page };
}

test("straight to the provider's resume address: back to the page", async (t) => {
  const { older, device, page } = await atThePage(t);
  const { page: again, callback } = await device.visit(page.url.replace("/seatkeeper/", "/auth/"));
  assert.equal(callback, undefined);
  assert.equal(again?.title, page.title);
  assert.deepEqual(await life(older), ALIVE);
});

test("a fresh authorization request: back to the page", async (t) => {
  const { older, device, page } = await atThePage(t);
  const { page: again } = await device.authorize();
  assert.equal(again?.title, page.title);
  assert.deepEqual(await life(older), ALIVE);
});

for (const [name, fields] of Object.entries({
  "no answer": {},
  "an answer that the page doesn't offer": { output: "done" },
  "a code where none was asked for": { code: "123456" },
  "no pause token": { output: "continue", pause: "" },
  "a made-up pause token": { output: "continue", pause: "e30.e30.e30" },
})) {
  test(`${name}: no code, nobody ended`, async (t) => {
    const { older, device, page } = await atThePage(t);
    const { page: next, callback } = await page.submit(fields);
    assert.equal(callback, undefined);
    assert.ok(next);
    assert.equal(
      (await device.authorize({ prompt: "none" })).callback?.error,
      "interaction_required",
    );
    assert.deepEqual(await life(older), ALIVE);
  });
}

test("cancelled, and then edited to `continue`: no code, nobody ended", async (t) => {
  const { older, device, page } = await atThePage(t);
  const { callback } = await page.submit({ output: "cancel" });
  const { page: next } = await page.submit({ output: "continue" });
  assert.equal(next?.status, 400);
  assert.equal(callback?.code, undefined);
  assert.equal((await device.exchange(callback ?? {})).error, "invalid_grant");
  assert.deepEqual(await life(older), ALIVE);
});

test("a code that was made up, or another login's, is no way around", async (t) => {
  const { world, older, device } = await atThePage(t);
  const { callback } = await world.device().signIn("grace", "battery staple");
  const state = new URL(device.authorizationUrl()).searchParams.get("state");
  for (const code of ["made-up", callback?.code]) {
    assert.equal((await device.exchange({ code, state })).error, "invalid_grant");
  }
  assert.deepEqual(await life(older), ALIVE);
});

test("an OTP page answered by `continue`: no code, nobody ended", async (t) => {
  const { older, page } = await atThePage(t, { pattern: "reVerify", limit: 1 });
  const { page: next } = await page.submit({ output: "continue" });
  assert.equal(next?.title, page.title);
  assert.deepEqual(await life(older), ALIVE);
});

test("another browser can't answer, nor see the page", async (t) => {
  const { world, older, page } = await atThePage(t);
  const other = world.device();
  assert.equal((await other.visit(page.url)).page?.status, 400);
  const posted = await other.post(page.url, { ...page.hidden, output: "continue" });
  assert.equal(posted.page?.status, 400);
  assert.deepEqual(await life(older), ALIVE);
});

test("one's own page with another login's token: refused", async (t) => {
  const { world, older, page } = await atThePage(t);
  const { page: second } = await world.device().signIn();
  const { page: next, callback } = await page.submit({
    output: "continue",
    pause: second?.hidden.pause ?? "",
  });
  assert.equal(callback, undefined);
  assert.equal(next?.status, 400);
  assert.deepEqual(await life(older), ALIVE);
});
