/** @file The directory for Auth0, over HTTPS against the stand-in: what every directory must do, and Auth0's own traps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAuth0Directory } from "@seatkeeper/directories/auth0";
import { directoryConformance } from "@seatkeeper/host/conformance";
import { CLIENT } from "./tenant/api.js";
import { createWorld, loginOf, USER } from "./world.js";

for (const end of ["revoke", "delete"]) {
  directoryConformance({
    test: (name, run) => test(`${end}: ${name}`, run),
    subjects: [USER, "auth0|grace"],
    async createDirectory() {
      const world = await createWorld({ directory: { end } });
      world.tenant.addUser("auth0|grace");
      const signIn = async (userId, about) => world.tenant.signIn(userId, about);
      return { directory: world.directory, signIn, close: world.close };
    },
  });
}

/** Another directory over the same tenant. */
const anotherDirectory = ({ tenant, fetch }, settings) =>
  createAuth0Directory({ domain: tenant.domain, ...CLIENT, fetch, ...settings });

const withWorld = (name, options, run) =>
  test(name, async () => {
    const world = await createWorld(options);
    try {
      await run(world);
    } finally {
      await world.close();
    }
  });

withWorld(
  "E4.1 121 sessions in pages of 50: 120 end, and the deletes may be late",
  {},
  async (world) => {
    const { tenant } = world;
    for (let count = 0; count < 120; count += 1)
      tenant.signIn(USER, { at: Date.now() - 500 + count });
    const own = tenant.signIn(USER);
    const { outcome, record } = await world.keeper("silent", 1).login(loginOf(tenant, own));
    assert.equal(outcome, "allowed");
    const { receipts } = record.visits.find(({ type }) => type === "force-logout").facts;
    assert.equal(receipts.filter(({ status }) => status === "revoked").length, 120);
    assert.equal(tenant.sessionsOf(USER).length, 121, "nothing is done yet");
    tenant.settle();
    assert.deepEqual(
      tenant.sessionsOf(USER).map(({ id }) => id),
      [own],
    );
  },
);

withWorld("all pages are read, by the cursor that the tenant gives", {}, async (world) => {
  const ids = Array.from({ length: 121 }, () => world.tenant.signIn(USER));
  const { sessions, partial } = await world.list();
  assert.deepEqual(
    sessions.map(({ id }) => id),
    ids,
  );
  assert.equal(partial, undefined);
  assert.equal(world.calls(/^GET .*\/sessions$/).length, 3);
});

withWorld("a bare list is read too", { tenant: { shape: "array" } }, async (world) => {
  const ids = [world.tenant.signIn(USER), world.tenant.signIn(USER)];
  const { sessions, partial } = await world.list();
  assert.deepEqual([sessions.map(({ id }) => id), partial], [ids, undefined]);
});

withWorld(
  "a bare list that is full may go on: a lower bound",
  { tenant: { shape: "array" } },
  async (world) => {
    for (let count = 0; count < 51; count += 1) world.tenant.signIn(USER);
    const { sessions, partial } = await world.list();
    assert.deepEqual([sessions.length, partial], [50, { error: "invalid" }]);
  },
);

withWorld("E4.2 a later page that fails leaves a lower bound", {}, async (world) => {
  for (let count = 0; count < 60; count += 1) world.tenant.signIn(USER);
  world.tenant.fail({ path: /sessions/, instead: "pass" });
  world.tenant.fail({ path: /sessions/, status: 500, times: 3 });
  const { sessions, partial } = await world.list();
  assert.deepEqual([sessions.length, partial], [50, { error: "unavailable" }]);
});

withWorld("a later page that fails once is asked for again", {}, async (world) => {
  for (let count = 0; count < 60; count += 1) world.tenant.signIn(USER);
  world.tenant.fail({ path: /sessions/, instead: "pass" });
  world.tenant.fail({ path: /sessions/, status: 503 });
  const { sessions, partial } = await world.list();
  assert.deepEqual([sessions.length, partial], [60, undefined]);
});

withWorld("a cursor that leads in a circle ends as a lower bound", {}, async (world) => {
  const body = { sessions: [{ id: "a" }], next: "again" };
  world.tenant.fail({ path: /sessions/, status: 200, body, times: 9 });
  const { sessions, partial } = await world.list();
  assert.deepEqual([sessions.length, partial], [2, { error: "invalid" }]);
});

withWorld("what a session says is read, and what is null or odd is missing", {}, async (world) => {
  const created = "2026-11-20T09:14:03.120Z";
  world.tenant.signIn(USER, {
    id: "s1",
    created_at: created,
    last_interacted_at: null,
    expires_at: { date: "soon" },
    idle_expires_at: "2026-11-24T07:00:41.002Z",
    device: { initial_user_agent: "UA-A", initial_ip: "203.0.113.4", last_ip: null },
    clients: [{ client_id: "one" }, { client_id: "two" }, {}],
    session_metadata: null,
    surprise: { of: "tomorrow" },
  });
  const { sessions } = await world.list();
  assert.deepEqual(sessions, [
    {
      id: "s1",
      subject: USER,
      kind: "full",
      class: "interactive",
      clientIds: ["one", "two"],
      createdAt: Date.parse(created),
      idleExpiresAt: Date.parse("2026-11-24T07:00:41.002Z"),
      device: { ip: "203.0.113.4", userAgent: "UA-A" },
    },
  ]);
});

withWorld("a session in which somebody else acts never counts", {}, async (world) => {
  world.tenant.signIn(USER, { id: "s1", actor: { sub: "admin" } });
  const { sessions } = await world.list();
  assert.equal(sessions[0].kind, "impersonation");
});

withWorld("linked identities: those that were merged away have nothing", {}, async (world) => {
  const id = world.tenant.signIn(USER);
  const { sessions, partial } = await world.list(USER, "google-oauth2|42");
  assert.deepEqual([sessions.map((session) => session.id), partial], [[id], undefined]);
});

const FAULTS = {
  forbidden: { status: 403, body: { statusCode: 403, error: "Forbidden" } },
  unavailable: { status: 502, body: "<html>" },
  "unavailable, when the connection breaks": { instead: "reset" },
  invalid: { status: 400 },
  "invalid: an error body with 200": { status: 200, body: { error: "Forbidden" } },
  "invalid: null": { status: 200, body: "null" },
  "invalid: nothing": { status: 200 },
  "invalid: no JSON": { status: 200, body: "[" },
  "invalid: a list of something else": { status: 200, body: { sessions: ["a"] } },
  "invalid: a session without an id": { status: 200, body: { sessions: [{}] } },
  "invalid: too long": { status: 200, body: `{"sessions":[${" ".repeat(8 * 1024 * 1024)}]}` },
  "unavailable: a redirect": { status: 302, headers: { location: "https://localhost:1/" } },
};
for (const [expected, answer] of Object.entries(FAULTS)) {
  withWorld(
    `E10.6 a lookup that fails is ${expected}, and never "no sessions"`,
    {},
    async (world) => {
      world.tenant.fail({ path: /sessions/, ...answer });
      const code = expected.split(/[,:]/)[0];
      await assert.rejects(async () => world.list(), { name: "DirectoryError", code });
    },
  );
}

withWorld("a lookup that nobody waits for any longer is a timeout", {}, async (world) => {
  world.tenant.fail({ path: /sessions/, instead: "hang" });
  const abort = new AbortController();
  const listed = world.directory.listSessions({ subjects: [USER], signal: abort.signal });
  while (world.calls(/sessions/).length === 0) await new Promise(setImmediate);
  abort.abort();
  await assert.rejects(listed, { code: "timeout" });
});

withWorld(
  "no Enterprise plan: a failed lookup, which lets the login pass, said once",
  { tenant: { plan: "free" } },
  async (world) => {
    const { tenant } = world;
    const keeper = world.keeper("silent", 1);
    for (const id of [tenant.signIn(USER), tenant.signIn(USER)]) {
      const { outcome, record } = await keeper.login(loginOf(tenant, id));
      const [{ facts }] = record.visits;
      assert.deepEqual([outcome, facts.lookup, facts.why], ["allowed", "failed", "forbidden"]);
    }
    assert.equal(world.said.length, 1);
  },
);

withWorld("a token that is refused is asked for anew, once", {}, async (world) => {
  await world.list();
  world.tenant.forgetTokens();
  await world.list();
  assert.equal(world.calls(/oauth\/token/).length, 2);
  world.tenant.fail({ path: /sessions/, status: 401, times: 2 });
  await assert.rejects(async () => world.list(), { code: "forbidden" });
  assert.equal(world.calls(/oauth\/token/).length, 3);
});

withWorld(
  "one token serves all who ask at once, and the next process by the cache",
  {},
  async (world) => {
    let kept;
    const cache = { get: async () => kept, set: async (entry) => void (kept = entry) };
    const first = anotherDirectory(world, { cache });
    await Promise.all([
      first.listSessions({ subjects: [USER] }),
      first.listSessions({ subjects: [USER] }),
    ]);
    const second = anotherDirectory(world, { cache });
    await second.listSessions({ subjects: [USER] });
    assert.equal(world.calls(/oauth\/token/).length, 1);
  },
);

withWorld(
  "429 says how long to wait: until the second that the tenant names",
  {},
  async (world) => {
    const reset = Math.ceil(Date.now() / 1000) + 5;
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) };
    world.tenant.fail({ path: /sessions/, status: 429, headers });
    await assert.rejects(
      async () => world.list(),
      ({ code, retryAfterMs }) =>
        code === "rateLimited" && retryAfterMs > 3_000 && retryAfterMs <= 6_000,
    );
    await assert.rejects(async () => world.list(), { code: "rateLimited" });
    assert.equal(world.calls(/^GET/).length, 1, "nothing is sent into a closed window");
  },
);

withWorld(
  "a login inside the tenant's rate ends all, and is never refused for its own haste",
  {},
  async (world) => {
    const { tenant } = world;
    for (let count = 0; count < 10; count += 1)
      tenant.signIn(USER, { at: Date.now() - 20 + count });
    const own = tenant.signIn(USER);
    tenant.rate.set(6, 1_000);
    const { record } = await world.keeper("silent", 1).login(loginOf(tenant, own));
    const { receipts } = record.visits.find(({ type }) => type === "force-logout").facts;
    assert.equal(receipts.filter(({ status }) => status === "revoked").length, 10);
  },
);

withWorld(
  "deleting leaves the refresh tokens, and says so; revoking takes them",
  {},
  async (world) => {
    const [one, two] = [world.tenant.signIn(USER), world.tenant.signIn(USER)];
    for (const sessionId of [one, two]) world.tenant.addToken(USER, { sessionId });
    const deleting = anotherDirectory(world, { end: "delete", accessTokenMs: 60_000 });
    const before = Date.now();
    const receipt = await deleting.revokeSession({ sessionId: one, subject: USER });
    assert.equal(receipt.refreshTokens, false);
    assert.ok(receipt.residualAccessUntil >= before + 60_000);
    assert.deepEqual(await world.directory.revokeSession({ sessionId: two, subject: USER }), {
      refreshTokens: true,
    });
    world.tenant.settle();
    assert.deepEqual(
      world.tenant.tokensOf(USER).map(({ session_id: id }) => id),
      [one],
    );
  },
);

withWorld(
  "a device that lives on in a refresh token counts where that is asked for",
  { directory: { countRefreshTokens: true } },
  async (world) => {
    const { tenant, directory } = world;
    const session = tenant.signIn(USER);
    tenant.addToken(USER, { sessionId: session });
    const lone = tenant.addToken(USER, { sessionId: "gone", clientId: "tv" });
    const { sessions } = await world.list();
    assert.deepEqual(
      sessions.map(({ id, clientIds }) => [id, clientIds]),
      [
        [session, ["app"]],
        [`refresh-token|${lone}`, ["tv"]],
      ],
    );
    await directory.revokeSession({ sessionId: `refresh-token|${lone}`, subject: USER });
    tenant.settle();
    assert.equal(tenant.tokens.has(lone), false);
  },
);

const GOOD = { domain: "t.auth0.com", clientId: "c", clientSecret: "s" };
for (const [what, options, path] of [
  ["a domain with a scheme", { ...GOOD, domain: "https://t.auth0.com" }, "/domain"],
  ["a domain with a path", { ...GOOD, domain: "t.auth0.com/x" }, "/domain"],
  ["an empty secret", { ...GOOD, clientSecret: "" }, "/clientSecret"],
  ["no client", { domain: "t.auth0.com", clientSecret: "s" }, "/clientId"],
  ["an unknown way to end", { ...GOOD, end: "kill" }, "/end"],
  ["a misspelt option", { ...GOOD, countRefreshToken: true }, "/countRefreshToken"],
  ["a text for a flag", { ...GOOD, countRefreshTokens: "yes" }, "/countRefreshTokens"],
  ["a cache without `set`", { ...GOOD, cache: { get() {} } }, "/cache"],
  ["a clock that can't wait", { ...GOOD, clock: { now() {} } }, "/clock"],
  ["nothing", undefined, ""],
]) {
  test(`refused when it is made: ${what}`, () => {
    assert.throws(() => createAuth0Directory(/** @type {any} */ (options)), {
      name: "SeatkeeperError",
      code: "optionsInvalid",
      path,
    });
  });
}

withWorld(
  "an agent says of itself what it likes: the list stays one that can be read",
  {},
  async (world) => {
    const agent = `\ud800${"x".repeat(40_000)}`;
    for (let count = 0; count < 50; count += 1) {
      world.tenant.signIn(USER, {
        at: Date.now() - 1_000,
        device: { initial_user_agent: agent, last_user_agent: agent },
      });
    }
    const own = world.tenant.signIn(USER);
    const { outcome, record } = await world.keeper("silent", 1).login(loginOf(world.tenant, own));
    assert.deepEqual([outcome, record.visits[0].facts.lookup], ["allowed", "ok"]);
    assert.equal(record.visits[0].facts.activeSessionCount, 50);
  },
);
