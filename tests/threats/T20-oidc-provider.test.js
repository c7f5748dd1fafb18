/** @file T20: at oidc-provider no session ever takes another's place, so nothing that says so is believed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIVE, life, startWorld } from "../oidc/world.js";

test("two live, and one that is said to replace the other: ignored, flagged, still two", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 2 });
  const seats = await world.signedIn(2);
  const [older, newer] = await world.sessions();
  world.keeper.setLimit(1);
  await world.keeper.loseMarks();
  const [login] = world.keeper.logins;
  const { outcome, record } = await world.keeper.login({
    ...login,
    id: "sso:made-up",
    trigger: "sso",
    current: { type: "session", id: newer.id, replaces: older.id },
  });
  assert.equal(outcome, "denied");
  assert.ok(record.flags.includes("replacesIgnored"));
  assert.deepEqual(await life(seats[0]), ALIVE);
});

test("the guard never says so, whatever a request does", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 2 });
  const [first] = await world.signedIn(2);
  const [, { id }] = await world.sessions();
  const { page } = await first.device.authorize({ prompt: "login", replaces: id });
  await page?.submit({ login: "ada", password: "correct horse", replaces: id });
  for (const { current } of world.keeper.logins) assert.equal(current.replaces, undefined);
  assert.equal(await world.directory.rotatedFrom({ sessionId: id }), undefined);
  assert.equal((await world.sessions()).length, 2);
});
