/** @file The cases that every product of this kind gets wrong, played by the Actions against the bench. */
import assert from "node:assert/strict";
import { FORM, USER, withActions } from "./world.js";

const silent = { pattern: "silent", limit: 1 };
const LIST = /GET .*\/sessions$/;
const fill = (world, count, more = {}) =>
  Array.from({ length: count }, (_, index) =>
    world.tenant.signIn(USER, { at: Date.now() - 3_600_000 + index * 1_000, ...more }),
  );

for (const [pattern, survivor] of [
  ["silent", "newer"],
  ["block", "older"],
]) {
  for (const order of ["as they came", "crossed"]) {
    withActions(
      `E2 two at once, ${pattern}: the ${survivor} survives (${order})`,
      { pattern, limit: 1 },
      {},
      async (world) => {
        // A token is there, so that the lists are what crosses.
        await world.logIn();
        for (const id of world.alive()) world.tenant.sessions.delete(id);
        const [one, other] = [world.tenant.hold(LIST), world.tenant.hold(LIST)];
        const a = world.logIn();
        await one.arrived;
        const b = world.logIn();
        await other.arrived;
        for (const held of order === "crossed" ? [other, one] : [one, other]) held.release();
        const [first, second] = await Promise.all([a, b]);
        const winner = survivor === "newer" ? second : first;
        assert.deepEqual(world.alive(), [winner.browser.sessionId]);
        assert.equal(winner.step.type, "tokens");
      },
    );
  }
}

withActions(
  "E2 a hundred at once, limit 3: 1 to 3 stay, and the newest among them",
  // This is about who stays, not about how fast a machine is that does all of it at once.
  { ...silent, limit: 3, budgetMs: 60_000 },
  { budgetMs: 90_000 },
  async (world) => {
    const logins = await Promise.all(Array.from({ length: 100 }, () => world.logIn()));
    assert.equal(logins.length, 100);
    // Deletes are done later: all of them are still there.
    const all = world.tenant.sessionsOf(USER);
    const newer = (one, other) =>
      one.created_at === other.created_at ? one.id > other.id : one.created_at > other.created_at;
    const newest = all.reduce((best, each) => (newer(each, best) ? each : best));
    const alive = world.alive();
    assert.ok(alive.length >= 1 && alive.length <= 3, `${alive.length}`);
    assert.ok(alive.includes(newest.id));
  },
);

withActions(
  "E3 a refresh exchange ends nobody, and asks nobody",
  { ...silent, limit: 3 },
  {},
  async (world) => {
    fill(world, 2);
    const { browser, step } = await world.logIn();
    const before = world.tenant.journal.length;
    assert.equal((await browser.refresh(step)).type, "tokens");
    assert.equal(world.tenant.journal.length, before);
    assert.equal(world.alive().length, 3);
  },
);

for (const shape of ["object"]) {
  withActions(
    `E4 121 sessions: all older ones end, whatever the pages (${shape})`,
    silent,
    { tenant: { shape } },
    async (world) => {
      fill(world, 120);
      const { browser, step } = await world.logIn();
      assert.equal(step.type, "tokens");
      assert.deepEqual(world.alive(), [browser.sessionId]);
    },
  );
}

withActions(
  "E4 a later page that fails is a lower bound",
  { pattern: "block", limit: 40 },
  {},
  async (world) => {
    fill(world, 60);
    await world.pipeline.passwordGrant({ userId: USER });
    world.tenant.fail({ path: /\/sessions$/, method: "GET", times: 1, instead: "pass" });
    world.tenant.fail({ path: /\/sessions$/, method: "GET", times: 9, status: 400, body: {} });
    const { step } = await world.logIn();
    assert.equal(step.type, "denied");
  },
);

withActions(
  "E4 some can't be ended: the others are, and the login goes on",
  silent,
  {},
  async (world) => {
    const ids = fill(world, 5);
    world.tenant.fail({ path: new RegExp(`${ids[1]}/revoke`), times: 9, status: 404, body: {} });
    world.tenant.fail({ path: new RegExp(`${ids[2]}/revoke`), times: 9, status: 500, body: {} });
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "tokens");
    assert.deepEqual(world.alive(), [ids[1], ids[2], browser.sessionId]);
    // What a failure mode let pass is decided again, and tries again.
    assert.equal((await browser.silent()).type, "tokens");
  },
);

withActions(
  "E4 onRevokeFailure closed: refused",
  { ...silent, onRevokeFailure: "closed" },
  {},
  async (world) => {
    const [id] = fill(world, 1);
    world.tenant.fail({ path: /revoke/, times: 9, status: 400, body: {} });
    const { step } = await world.logIn();
    assert.equal(step.type, "denied");
    assert.deepEqual(world.alive(), [id]);
  },
);

withActions("E4 429: waited for inside the budget", silent, {}, async (world) => {
  fill(world, 1);
  const reset = String(Math.ceil(Date.now() / 1000) + 1);
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
  world.tenant.fail({ path: /\/sessions$/, status: 429, body: {}, headers });
  const begin = Date.now();
  const { browser, step } = await world.logIn();
  assert.equal(step.type, "tokens");
  assert.ok(Date.now() - begin < 8_000);
  assert.deepEqual(world.alive(), [browser.sessionId]);
});

for (const [what, fault] of [
  ["a list that hangs", { path: /\/sessions$/, instead: "hang" }],
  ["a token endpoint that hangs", { path: /oauth/, instead: "hang" }],
  [
    "a 429 that is over only after the budget",
    {
      path: /\/sessions$/,
      status: 429,
      body: {},
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "9999999999" },
    },
  ],
]) {
  for (const onLookupFailure of ["open", "closed"]) {
    withActions(
      `E4 ${what}: decided inside the budget (${onLookupFailure})`,
      { ...silent, onLookupFailure, budgetMs: 400 },
      {},
      async (world) => {
        fill(world, 1);
        world.tenant.fail({ .../** @type {any} */ (fault), times: 9 });
        const begin = Date.now();
        const { step } = await world.logIn();
        assert.ok(Date.now() - begin < 4_000, `${Date.now() - begin} ms`);
        assert.equal(step.type, onLookupFailure === "open" ? "tokens" : step.type);
        assert.equal(world.alive().includes("session_1"), true);
      },
    );
  }
}

withActions(
  "E5 ended by a newer login while on the page: superseded, and nothing more ends",
  { pattern: "warn", limit: 1, page: { form: FORM } },
  {},
  async (world) => {
    await world.logIn();
    const slow = await world.logIn();
    const quick = await world.logIn();
    const fields = { seatkeeper_answer: "continue" };
    assert.equal((await quick.browser.submitForm({ fields })).type, "tokens");
    assert.deepEqual(world.alive(), [quick.browser.sessionId]);
    assert.equal((await slow.browser.submitForm({ fields })).type, "denied");
    assert.deepEqual(world.alive(), [quick.browser.sessionId]);
  },
);

withActions(
  "E5 sessions changed while the page was open: what is older now, ends",
  { pattern: "warn", limit: 1, page: { form: FORM } },
  {},
  async (world) => {
    const first = await world.logIn();
    const { browser } = await world.logIn();
    world.tenant.sessions.delete(first.browser.sessionId);
    const [late] = fill(world, 1);
    const newer = world.tenant.signIn(USER, { at: Date.now() + 10 });
    const step = await browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
    assert.equal(step.type, "tokens");
    assert.ok(!world.alive().includes(late));
    assert.deepEqual(world.alive(), [browser.sessionId, newer]);
  },
);

withActions(
  "E6 what has expired, and what is an admin's, doesn't count",
  { pattern: "block", limit: 1 },
  {},
  async (world) => {
    const past = new Date(Date.now() - 1_000).toISOString();
    fill(world, 1, { expires_at: past });
    fill(world, 1, { idle_expires_at: past });
    fill(world, 1, { actor: { sub: "auth0|admin" } });
    assert.equal((await world.logIn()).step.type, "tokens");
  },
);

for (const end of ["revoke", "delete"]) {
  withActions(
    `E7 the displaced one's refresh token (${end})`,
    { ...silent, end },
    {},
    async (world) => {
      const first = await world.logIn();
      const second = await world.logIn();
      world.alive();
      const step = await first.browser.refresh(first.step);
      assert.deepEqual(
        [step.type, step.error],
        end === "revoke" ? ["error", "invalid_grant"] : ["denied", "access_denied"],
      );
      assert.deepEqual(world.alive(), [second.browser.sessionId]);
    },
  );
}

withActions(
  "E7 deletes that take their time: a login meanwhile is decided all the same",
  silent,
  {},
  async (world) => {
    await world.logIn();
    const second = await world.logIn();
    const third = await world.logIn();
    assert.equal(third.step.type, "tokens", "two deletes are under way");
    assert.deepEqual(world.alive(), [third.browser.sessionId]);
    assert.notEqual((await second.browser.silent()).type, "tokens");
  },
);

const PER_CLIENT = { rule: { field: "activeSessionCountForClient", operator: ">=", value: 1 } };
for (const place of [{}, { marks: "session" }, { sessions: "stamps" }]) {
  const about = { features: { sessionMetadata: true } };
  const told = JSON.stringify(place);
  withActions(
    `E8 a limit for each client: others' clients don't count (${told})`,
    { pattern: "block", limit: 1, ...PER_CLIENT, ...place },
    about,
    async (world) => {
      for (const clientId of ["a", "b", "c"]) {
        assert.equal((await world.logIn({ clientId })).step.type, "tokens", clientId);
      }
      assert.equal((await world.logIn({ clientId: "a" })).step.type, "denied");
      assert.equal(world.alive().filter(Boolean).length, 3);
    },
  );

  withActions(
    `E8 single sign-on to a client that is full is refused there, and the session stays (${told})`,
    { pattern: "block", limit: 1, ...PER_CLIENT, ...place },
    about,
    async (world) => {
      const [a, b] = [await world.logIn({ clientId: "a" }), await world.logIn({ clientId: "b" })];
      // Auth0 has put `a` among the clients of b's session before the Action is asked.
      for (let again = 0; again < 2; again += 1) {
        assert.notEqual((await b.browser.silent({ clientId: "a" })).type, "tokens");
      }
      assert.equal((await b.browser.silent({ clientId: "b" })).type, "tokens");
      assert.equal((await a.browser.silent({ clientId: "a" })).type, "tokens");
      assert.equal(world.alive().length, 2);
      // Nobody is at `c` yet; who was let in there, renews there.
      assert.equal((await b.browser.silent({ clientId: "c" })).type, "tokens");
      assert.equal((await b.browser.silent({ clientId: "c" })).type, "tokens");
      assert.notEqual((await a.browser.silent({ clientId: "c" })).type, "tokens");
    },
  );
}

withActions(
  "E8 per client, evicting: the victim is the one at that client",
  { ...silent, ...PER_CLIENT, scope: "client" },
  {},
  async (world) => {
    const [a, b] = [await world.logIn({ clientId: "a" }), await world.logIn({ clientId: "b" })];
    const c = await world.logIn({ clientId: "a" });
    assert.deepEqual(world.alive(), [b.browser.sessionId, c.browser.sessionId]);
    assert.equal((await a.browser.silent({ clientId: "a" })).error, "login_required");
  },
);

for (const [strategy, expected] of [
  ["all", 1],
  ["excess", 3],
]) {
  withActions(
    `E8 limit 5 to 3 with 5 alive (${strategy})`,
    { ...silent, limit: 3, strategy },
    {},
    async (world) => {
      fill(world, 5);
      const { browser } = await world.logIn();
      const alive = world.alive();
      assert.equal(alive.length, expected);
      assert.equal(alive.at(-1), browser.sessionId);
    },
  );
}

withActions(
  "E8 a limit that changes between page and answer: the run keeps the flow that it began with",
  { pattern: "warn", limit: { appMetadata: "/seats", default: 1 }, page: { form: FORM } },
  {},
  async (world) => {
    await world.logIn();
    const { browser } = await world.logIn();
    world.tenant.users.get(USER).app_metadata.seats = 5;
    const step = await browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
    assert.equal(step.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

withActions(
  "E10 linked identities: what goes by the other id is counted and ended",
  silent,
  {},
  async (world) => {
    const { tenant } = world;
    tenant.addUser("google-oauth2|7");
    tenant.addUser("auth0|eve");
    tenant.users.get(USER).identities.push({ provider: "google-oauth2", user_id: "7" });
    tenant.users.get(USER).identities.push({ provider: "sms", user_id: "merged and gone" });
    const linked = tenant.signIn("google-oauth2|7", { at: Date.now() - 60_000 });
    const eve = tenant.signIn("auth0|eve", { at: Date.now() - 60_000 });
    const { browser } = await world.logIn();
    assert.deepEqual(world.alive(), [browser.sessionId]);
    assert.ok(!tenant.sessions.has(linked));
    assert.ok(tenant.sessions.has(eve));
  },
);

withActions(
  "E10 nobody names a victim as their own: e-mail is no link",
  { pattern: "block", limit: 1 },
  {
    user: {
      email: "eve@example.com",
      user_metadata: { identities: [{ provider: "auth0", user_id: "eve" }] },
    },
  },
  async (world) => {
    world.tenant.addUser("auth0|eve", { email: "eve@example.com" });
    world.tenant.signIn("auth0|eve");
    assert.equal((await world.logIn()).step.type, "tokens");
  },
);

withActions("E10 a user that the API doesn't know has no sessions", silent, {}, async (world) => {
  world.tenant.fail({ path: /\/sessions$/, status: 404, body: {}, times: 1 });
  assert.equal((await world.logIn()).step.type, "tokens");
});

withActions(
  "E1 whether the list names the current session makes no difference",
  { pattern: "block", limit: 2 },
  {},
  async (world) => {
    fill(world, 1);
    const { sessionsOf } = world.tenant;
    assert.equal(sessionsOf(USER).length, 1);
    assert.equal((await world.logIn()).step.type, "tokens");
    assert.equal((await world.logIn()).step.type, "denied");
  },
);
