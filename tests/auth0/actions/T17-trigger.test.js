/** @file T17: what is a renewal is told by Auth0's facts and by the mark, never by whoever asks. */
import assert from "node:assert/strict";
import { PLANS } from "./plans.js";
import { USER, withActions } from "./world.js";

const lists = (world) => world.calls(/GET .*\/sessions/).length;

for (const { plan, options, about } of PLANS) {
  const silent = { pattern: "silent", limit: 1, ...options };
  withActions(
    `T17 known: renewals pass and ask for nothing (${plan})`,
    silent,
    about,
    async (world) => {
      const { browser, step } = await world.logIn();
      const before = lists(world);
      for (const clientId of ["app", "other"]) {
        assert.equal((await browser.silent({ clientId })).type, "tokens");
        assert.equal((await browser.login({ userId: USER, clientId })).type, "tokens");
      }
      assert.equal((await browser.refresh(step)).type, "tokens");
      assert.equal((await browser.login({ userId: USER, prompt: "login" })).type, "tokens");
      assert.equal(lists(world), before);
      assert.deepEqual(world.alive(), [browser.sessionId]);
    },
  );

  withActions(
    `T17 unmarked: a silent run is a login there, and ends nobody newer (${plan})`,
    silent,
    about,
    async (world) => {
      const browser = world.browser();
      browser.sessionId = world.tenant.signIn(USER, { at: Date.now() - 60_000 });
      const { browser: newer } = await world.logIn();
      world.alive();
      const sessions = world.tenant.sessionsOf(USER).map(({ id }) => id);
      const step = await browser.silent();
      assert.ok(world.alive().includes(newer.sessionId));
      // With a list it has been ended by the newer one; a stamp has no room where the seat is taken.
      assert.notEqual(step.type, "tokens", JSON.stringify(sessions));
      assert.equal((await newer.silent()).type, "tokens");
    },
  );

  withActions(
    `T17 from before the installation: let in (${plan})`,
    { ...silent, installedAt: Date.now() - 1_000 },
    about,
    async (world) => {
      const browser = world.browser();
      browser.sessionId = world.tenant.signIn(USER, { at: Date.now() - 60_000 });
      const before = lists(world);
      assert.equal((await browser.silent()).type, "tokens");
      const sessionId = browser.sessionId;
      const refreshTokenId = world.tenant.addToken(USER, { sessionId, at: Date.now() - 50_000 });
      assert.equal((await browser.refresh({ refreshTokenId })).type, "tokens");
      assert.equal(lists(world), before);
    },
  );

  withActions(
    `T17 a refresh of a session that was ended ends nobody (${plan})`,
    { ...silent, end: "delete" },
    about,
    async (world) => {
      const first = await world.logIn();
      const second = await world.logIn();
      assert.equal(second.step.type, "tokens");
      const sessionId = second.browser.sessionId;
      assert.ok(world.alive().includes(sessionId));
      const refreshTokenId = world.tenant.addToken(USER, { sessionId: first.browser.sessionId });
      const step = await first.browser.refresh({ refreshTokenId });
      assert.ok(world.alive().includes(sessionId), "the newer one stays");
      // A refresh that names its session is refused; where none is named, or the mark went with it, it is not known.
      const knows = about.plan !== "free" && options.marks !== "session";
      assert.equal(step.type, knows ? "denied" : "tokens");
      assert.equal((await second.browser.silent()).type, "tokens");
    },
  );

  withActions(
    `T17 a refresh that names no session ends nobody (${plan})`,
    silent,
    about,
    async (world) => {
      const { browser } = await world.logIn();
      const refreshTokenId = world.tenant.addToken(USER, { sessionId: null });
      assert.equal((await world.pipeline.refresh({ refreshTokenId })).type, "tokens");
      assert.deepEqual(world.alive(), [browser.sessionId]);
    },
  );

  withActions(
    `T17 a browser's protocol without event.session ends nobody (${plan})`,
    silent,
    {
      ...about,
      after: `{
      const { onExecutePostLogin } = module.exports;
      module.exports.onExecutePostLogin = (event, api) => {
        if (event.client.client_id === "odd") event.session = undefined;
        return onExecutePostLogin(event, api);
      };
    }`,
    },
    async (world) => {
      const first = await world.logIn();
      const odd = await world.logIn({ clientId: "odd" });
      assert.equal(odd.step.type, "tokens", "`onNoSession` lets it pass");
      assert.deepEqual(world.alive(), [first.browser.sessionId, odd.browser.sessionId]);
    },
  );
}

withActions(
  "T17 impersonation is neither counted nor ended, and counts nobody",
  { pattern: "silent", limit: 1 },
  {},
  async (world) => {
    const first = await world.logIn();
    const admin = world.browser();
    admin.sessionId = world.tenant.signIn(USER, { actor: { sub: "auth0|admin" } });
    assert.equal((await admin.login({ userId: USER })).type, "tokens");
    assert.deepEqual(world.alive(), [first.browser.sessionId, admin.sessionId]);
    const second = await world.logIn();
    assert.deepEqual(world.alive(), [admin.sessionId, second.browser.sessionId]);
    assert.equal((await admin.silent()).type, "tokens");
  },
);

withActions(
  "T17 a stamp is made new by a first factor, by nothing else",
  { pattern: "silent", limit: 1, sessions: "stamps" },
  { plan: "free" },
  async (world) => {
    const first = await world.logIn();
    const second = await world.logIn();
    const { methods } = world.tenant.sessions.get(first.browser.sessionId).authentication;
    const timestamp = new Date(Date.now() + 1_000).toISOString();
    // A second factor, and two ways in which another Action's note may look.
    methods.push({ name: "mfa", type: "otp", timestamp });
    methods.push({ name: "https://rp.example/page", timestamp });
    methods.push({ name: "page", url: "https://rp.example/page", timestamp });
    assert.notEqual((await first.browser.silent()).type, "tokens");
    assert.equal((await second.browser.silent()).type, "tokens");
  },
);
