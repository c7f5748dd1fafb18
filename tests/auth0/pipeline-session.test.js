/** @file The stand-in's sessions and grants: single sign-on, what has no session, and what only one plan has. */
import assert from "node:assert/strict";
import { action, inPipeline, ran, USER } from "./pipeline/bench.js";

const seen = ({ idToken }) => idToken.claims.seen;
const revoke = action("revoke", (event, api) => {
  if (event.client.client_id === "revoker") api.session.revoke("Out.");
});
const mark = action("mark", (event, api) => {
  api.idToken.setCustomClaim("before", event.session.metadata?.mark ?? "none");
  api.session.setMetadata("mark", "set");
});
const seeing = { actions: [ran("seen")] };
const free = { plan: "free" };

inPipeline(
  "single sign-on: same session, no first factor, old times; another browser has its own",
  seeing,
  async ({ tenant, pipeline, login }) => {
    const first = seen(await login());
    tenant.sessions.get(first.session.id).authentication.methods[0].timestamp =
      "2026-01-01T00:00:00Z";
    const second = seen(await login({ clientId: "other" }));
    assert.equal(second.session.id, first.session.id);
    assert.equal(second.authentication.methods[0].timestamp, "2026-01-01T00:00:00Z");
    assert.deepEqual(
      [first, second].map(({ stats }) => stats.logins_count),
      [1, 1],
    );
    assert.deepEqual(
      second.session.clients.map((client) => client.client_id),
      ["app", "other"],
    );
    const third = seen(await pipeline.browser().login({ userId: USER, methods: ["federated"] }));
    assert.notEqual(third.session.id, first.session.id);
    assert.equal(third.authentication.methods[0].name, "federated");
  },
);

inPipeline(
  "`prompt=login`: the same session, authenticated anew",
  seeing,
  async ({ tenant, login }) => {
    const first = seen(await login());
    tenant.sessions.get(first.session.id).authentication.methods[0].timestamp =
      "2026-01-01T00:00:00Z";
    const second = seen(await login({ prompt: "login" }));
    assert.equal(second.session.id, first.session.id);
    assert.notEqual(second.authentication.methods[0].timestamp, "2026-01-01T00:00:00Z");
  },
);

inPipeline(
  "no cookie, or a session that has ended: `login_required`",
  seeing,
  async ({ tenant, browser, login }) => {
    assert.equal((await browser.silent()).error, "login_required");
    await login();
    assert.deepEqual(seen(await browser.silent()).transaction.prompt, ["none"]);
    tenant.sessions.clear();
    assert.equal((await browser.silent()).error, "login_required");
  },
);

inPipeline(
  "grants without a browser have no session and can't redirect",
  {
    actions: [
      action("where", (event, api) =>
        api.idToken.setCustomClaim("seen", {
          session: event.session ?? "undefined",
          protocol: event.transaction.protocol,
          can: api.redirect.canRedirect(),
          bound: event.refresh_token?.session_id,
        }),
      ),
    ],
  },
  async ({ pipeline, browser, login }) => {
    const { refreshTokenId } = await login();
    const all = [
      await browser.refresh({ refreshTokenId }),
      await pipeline.passwordGrant({ userId: USER }),
      await pipeline.tokenExchange({ userId: USER }),
    ].map(seen);
    const no = { session: "undefined", can: false };
    assert.deepEqual(all, [
      { ...no, protocol: "oauth2-refresh-token", bound: browser.sessionId },
      { ...no, protocol: "oauth2-password" },
      { ...no, protocol: "oauth2-token-exchange" },
    ]);
    const device = seen(await pipeline.browser().device({ userId: USER }));
    assert.deepEqual([device.protocol, device.can], ["oauth2-device-code", true]);
    assert.equal((await browser.refresh({ refreshTokenId: "another" })).error, "invalid_grant");
  },
);

inPipeline(
  "`session.revoke` denies, ends the session, and later its refresh tokens",
  { actions: [revoke] },
  async ({ tenant, browser, login }) => {
    const { refreshTokenId } = await login();
    const step = await login({ clientId: "revoker" });
    assert.deepEqual([step.type, step.description], ["denied", "Out."]);
    assert.equal((await browser.silent()).error, "login_required");
    tenant.settle();
    assert.equal((await browser.refresh({ refreshTokenId })).error, "invalid_grant");
  },
);

inPipeline(
  "below Enterprise there's a session id, no refresh token, and `session.revoke` throws",
  { actions: [ran("seen"), revoke], ...free },
  async ({ browser, login }) => {
    const step = await login();
    assert.deepEqual(Object.keys(seen(step).session), ["id"]);
    assert.equal(seen(await browser.refresh(step)).refresh_token, undefined);
    assert.match((await login({ clientId: "revoker" })).description, /plan/);
  },
);

inPipeline(
  "on such a tenant `api.session` may not be there at all",
  {
    actions: [
      action("look", (event, api) => api.idToken.setCustomClaim("seen", typeof api.session)),
    ],
    ...free,
    features: { planGate: "absent" },
  },
  async ({ login }) => {
    assert.equal(seen(await login()), "undefined");
  },
);

inPipeline("session metadata is early access", { actions: [mark] }, async ({ login }) => {
  assert.equal((await login()).type, "error");
});

inPipeline(
  "session metadata is there at the next run",
  { actions: [mark], features: { sessionMetadata: true } },
  async ({ browser, login }) => {
    assert.equal((await login()).idToken.claims.before, "none");
    assert.equal((await browser.silent()).idToken.claims.before, "set");
  },
);

inPipeline(
  "app metadata is written once, when all Actions have run: a key has the later writer's value",
  {
    actions: [
      action("write", (event, api) => api.user.setAppMetadata("key", event.transaction.state)),
      ran("seen"),
    ],
  },
  async ({ tenant, login }) => {
    assert.equal(seen(await login({ state: "one" })).user.app_metadata.key, undefined);
    assert.equal(seen(await login({ state: "two" })).user.app_metadata.key, "one");
    assert.equal(tenant.users.get(USER).app_metadata.key, "two");
  },
);

inPipeline(
  "transaction metadata has bounds, and some tenants don't have it",
  {
    actions: [
      action("bounds", (event, api) => {
        const tries = [
          ["k".repeat(65), "v"],
          ["k", "v".repeat(8_001)],
          ["k", 1.5],
          ["k", {}],
          ["k", 1],
        ];
        api.idToken.setCustomClaim(
          "seen",
          tries.map((each) => {
            try {
              return api.transaction.setMetadata(...each) === api;
            } catch {
              return false;
            }
          }),
        );
      }),
    ],
  },
  async ({ login }) => {
    assert.deepEqual(seen(await login()), [false, false, false, false, true]);
  },
);

inPipeline(
  "some tenants have no transaction metadata",
  {
    actions: [
      action("look", (event, api) => api.idToken.setCustomClaim("seen", typeof api.transaction)),
    ],
    features: { transactionMetadata: false },
  },
  async ({ login }) => {
    assert.equal(seen(await login()), "undefined");
  },
);
