/** @file An evicted device stays evicted, and can't hurt the one that took its place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIVE, DEAD, life, startWorld } from "./world.js";

const ONE_SEAT = { pattern: "silent", limit: 1 };

/** Holds up every decision that comes through until it is let go. */
function barrier() {
  let open = () => {};
  let arrived = () => {};
  let closed;
  return {
    pass: async () => {
      if (!closed) return {};
      arrived();
      await closed;
      return {};
    },
    close: () => {
      closed = new Promise((resolve) => (open = () => resolve(undefined)));
      return new Promise((resolve) => (arrived = () => resolve(undefined)));
    },
    open: () => {
      closed = undefined;
      open();
    },
  };
}

const evict = async (world) => {
  const [{ id }] = await world.sessions();
  await world.directory.revokeSession({ sessionId: id, subject: "ada" });
};

test("an authorization request under way brings nothing back", async (t) => {
  const gate = barrier();
  const world = await startWorld(t, ONE_SEAT, { guard: { attributesOf: gate.pass } });
  const [a] = await world.signedIn(1);

  const waiting = gate.close();
  const under = a.device.authorize({ prompt: "none" });
  await waiting;
  await evict(world);
  gate.open();
  const { callback } = await under;

  const exchanged = callback?.code && (await a.device.exchange(callback));
  assert.equal(exchanged?.access_token, undefined);
  assert.deepEqual(await world.sessions(), []);
  assert.deepEqual(await life(a), DEAD);
});

test("a refresh under way brings nothing back", async (t) => {
  const gate = barrier();
  const world = await startWorld(t, ONE_SEAT, { guard: { attributesOf: gate.pass } });
  const [{ device, tokens }] = await world.signedIn(1);

  const waiting = gate.close();
  const under = device.refresh(tokens.refresh_token);
  await waiting;
  await evict(world);
  gate.open();
  const refreshed = await under;

  assert.deepEqual(await life({ device, tokens: { ...tokens, ...refreshed } }), DEAD);
  assert.deepEqual(await world.sessions(), []);
});

test("logging out on the evicted device works and leaves the other alone", async (t) => {
  const world = await startWorld(t, ONE_SEAT);
  const [a] = await world.signedIn(1);
  const [b] = await world.signedIn(1);
  const { page } = await a.device.visit("/session/end");
  const out = await page?.submit({});
  assert.ok((out?.page?.status ?? 500) < 400);
  assert.deepEqual(await life(b), ALIVE);
});

test("coming back through the old cookie is a new login and meets the rule", async (t) => {
  const world = await startWorld(t, ONE_SEAT);
  const [a] = await world.signedIn(1);
  const [b] = await world.signedIn(1);
  const { page } = await a.device.authorize();
  assert.equal(page?.title, "Sign in to Webshop");

  const { callback } = await page.submit({ login: "ada", password: "correct horse" });
  const back = { device: a.device, tokens: await a.device.exchange(callback) };
  assert.equal(world.keeper.logins.at(-1).trigger, "login");
  assert.deepEqual(await life(b), DEAD);
  assert.deepEqual(await life(back), ALIVE);
});

test("my own session was ended while I was on the page: not signed in, nobody ended", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  const [older] = await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn();
  const [, mine] = await world.sessions();
  await world.directory.revokeSession({ sessionId: mine.id, subject: "ada" });

  const answer = await page?.submit({ output: "continue" });
  assert.equal(answer.page?.status, 403);
  assert.match(answer.page?.text, /a newer sign-in to this account took its place/);
  const { callback } = await device.visit(answer.page.links[0]);
  assert.equal(callback?.error, "access_denied");
  assert.deepEqual(await life(older), ALIVE);
});
