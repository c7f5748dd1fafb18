/** @file T6: a request whose page nobody would see (`prompt=none`) opens no run, and ends nothing when time passes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keeperWith } from "../oidc/keeper.js";
import { secondFactor } from "../oidc/second-factor.js";
import { ALIVE, life, startWorld } from "../oidc/world.js";

/** A client where nine are allowed, and one (`tv`) where fewer are. */
async function laxAndStrict(t, flow) {
  const made = {};
  const keeper = (parts) => {
    made.lax = keeperWith({ pattern: "block", limit: 9, name: "lax" })(parts);
    made.strict = keeperWith({ name: "strict", ...flow })(parts);
    return (clientId) => (clientId === "web" ? made.lax : made.strict);
  };
  const world = await startWorld(t, { keeper });
  return { world, strict: made.strict, seats: await world.signedIn(2) };
}

const toTv = { app: "tv", prompt: "none" };
const waiting = async (world) => (await world.store.rows("run:")).length;

for (const [pattern, title] of /** @type {const} */ ([
  ["warn", "You're signed in elsewhere"],
  ["reVerify", "Confirm that it's you"],
])) {
  test(`${pattern}: the client hears that a page is needed; hours later everybody is still there`, async (t) => {
    const { world, strict, seats } = await laxAndStrict(t, { pattern, limit: 1 });
    const [, { device }] = seats;
    const { callback } = await device.authorize(toTv);
    assert.equal(callback?.error, "interaction_required");
    assert.equal(callback?.error_description, "seat_limit");
    assert.equal(await waiting(world), 0);
    await strict.expirePauses();
    assert.deepEqual(await Promise.all(seats.map(life)), [ALIVE, ALIVE]);
  });

  test(`${pattern}: asked again where a page can be seen, it is shown`, async (t) => {
    const { world, seats } = await laxAndStrict(t, { pattern, limit: 1 });
    const [, { device }] = seats;
    await device.authorize(toTv);
    assert.equal((await device.authorize({ app: "tv" })).page?.title, title);
    assert.equal(await waiting(world), 1);
  });
}

test("where no page is needed, the code comes at once", async (t) => {
  const { seats } = await laxAndStrict(t, { pattern: "warn", limit: 2 });
  for (const { device } of seats) assert.ok((await device.authorize(toTv)).callback?.code);
  assert.deepEqual(await Promise.all(seats.map(life)), [ALIVE, ALIVE]);
});

test("a session that the client let in renews as before, though the limit has changed", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 2 });
  const [, second] = await world.signedIn(2);
  world.keeper.setLimit(1);
  assert.deepEqual(await life(second), ALIVE);
});

test("nor does such a request begin a login that waits for its second factor", async (t) => {
  const world = await startWorld(t, { pattern: "silent", limit: 1 }, secondFactor);
  const device = world.device();
  await device.signIn();
  assert.equal(
    (await device.authorize({ prompt: "none" })).callback?.error,
    "interaction_required",
  );
  assert.deepEqual(await world.sessions(), []);
});
