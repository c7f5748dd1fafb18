/** @file T12: what is posted to the real page in place of its handles makes no room, alone or beside good ones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ALIVE, DEAD, life, startWorld } from "../oidc/world.js";

async function atThePage(t) {
  const world = await startWorld(t, { pattern: "warn", limit: 2, choose: true });
  const seats = await world.signedIn(2);
  const graces = [world.device(), world.device()];
  for (const device of graces) await device.tokens("grace", "battery staple");
  const { page } = await world.device().signIn();
  const { page: ofGrace } = await world.device().signIn("grace", "battery staple");
  const { page: another } = await world.device().signIn();
  assert.equal(page?.choices.length, 2);
  return { world, seats, page, ofGrace, another };
}

const WRONG = {
  "an unknown handle": () => ["AAAAAAAAAAAAAAAAAAAAAA"],
  "another person's": ({ ofGrace }) => ofGrace.choices,
  "those of another run of one's own": ({ another }) => another.choices,
  "session ids": async ({ world }) => (await world.sessions()).map(({ id }) => id),
  nothing: () => [],
  "a hundred": () => Array.from({ length: 100 }, (_, index) => `handle${index}`),
};

for (const [name, wrong] of Object.entries(WRONG)) {
  test(`${name}: the page asks again, nobody is ended`, async (t) => {
    const at = await atThePage(t);
    const before = (await at.world.sessions("grace")).length;
    const { page } = await at.page.submit({ output: "continue", chosen: await wrong(at) });
    assert.match(page?.text ?? "", /did not make enough room/);
    assert.deepEqual(await Promise.all(at.seats.map(life)), [ALIVE, ALIVE]);
    assert.equal((await at.world.sessions("grace")).length, before);
  });
}

test("beside a good one: that one alone is ended", async (t) => {
  const at = await atThePage(t);
  const before = (await at.world.sessions("grace")).length;
  const wrong = [...at.ofGrace.choices, "AAAAAAAAAAAAAAAAAAAAAA"];
  const chosen = [...wrong, at.page.choices[1]];
  const { callback } = await at.page.submit({ output: "continue", chosen });
  assert.ok(callback?.code);
  assert.deepEqual(await Promise.all(at.seats.map(life)), [ALIVE, DEAD]);
  assert.equal((await at.world.sessions("grace")).length, before);
});

test("101, and 10,000: refused before anybody looks at them", async (t) => {
  const at = await atThePage(t);
  const many = (length) => Array.from({ length }, (_, index) => `${index}`);
  const one = await at.page.submit({ output: "continue", chosen: many(101) });
  assert.match(one.page?.text, /Please choose what to do/);
  const two = await one.page.submit({ output: "continue", chosen: many(10_000) });
  assert.equal(two.page?.status, 413);
  assert.deepEqual(await Promise.all(at.seats.map(life)), [ALIVE, ALIVE]);
});
