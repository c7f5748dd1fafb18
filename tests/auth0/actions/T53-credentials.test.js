/** @file T53: no scope but those of the README, and a cached token that is of no use to a neighbour. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FORM, createWorld, withActions } from "./world.js";

const README = new URL("../../../js-wrapper/engines/auth0-actions/README.md", import.meta.url);
/** What each call of the journal needs, by the Management API's reference. */
const NEEDS = [
  [/^GET \/api\/v2\/users\/[^/]+\/sessions$/, ["read:sessions"]],
  [/^GET \/api\/v2\/sessions\/[^/]+$/, ["read:sessions"]],
  [/^POST \/api\/v2\/sessions\/[^/]+\/revoke$/, ["delete:sessions", "delete:refresh_tokens"]],
  [/^DELETE \/api\/v2\/sessions\/[^/]+$/, ["delete:sessions"]],
  [/^POST \/oauth\/token$/, []],
];
const SCOPES = ["delete:refresh_tokens", "delete:sessions", "read:sessions"];

const OTP = { user: { enrolledFactors: [{ type: "otp" }] } };
/** Every pattern, through all of it. */
const PATTERNS = [
  [{ pattern: "silent" }, async () => {}],
  [{ pattern: "block" }, async () => {}],
  [
    { pattern: "warn", page: { form: FORM } },
    (browser) => browser.submitForm({ fields: { seatkeeper_answer: "continue" } }),
  ],
  [{ pattern: "reVerify" }, (browser) => browser.answerChallenge({ type: "otp" })],
];

test("T53 the scopes that the patterns use are those that the README names", async () => {
  const used = new Set();
  for (const [options, answer] of PATTERNS) {
    // No more scopes than those: what needs another one would fail.
    const about = { ...OTP, tenant: { scopes: SCOPES } };
    const world = await createWorld({ ...options, limit: 1 }, about);
    await world.logIn();
    const { browser, step } = await world.logIn();
    await answer(browser);
    await browser.silent();
    if (step.refreshTokenId) await browser.refresh(step);
    assert.equal(world.alive().length, 1);
    for (const { method, path } of world.tenant.journal) {
      const [, scopes] = NEEDS.find(([call]) => call.test(`${method} ${path}`)) ?? [];
      assert.ok(scopes, `${method} ${path}`);
      scopes.forEach((scope) => used.add(scope));
    }
    await world.close();
  }
  assert.deepEqual([...used].sort(), SCOPES);
  const named = readFileSync(README, "utf8").match(/\b(read|delete|update|create):[a-z_]+/g);
  assert.deepEqual([...new Set(named)].sort(), SCOPES);
});

withActions(
  "T53 stamps ask the Management API for nothing",
  { pattern: "silent", limit: 1, sessions: "stamps" },
  { secrets: { clientId: null, clientSecret: null, domain: null } },
  async (world) => {
    await world.logIn();
    const { step } = await world.logIn();
    assert.equal(step.type, "tokens");
    assert.equal(world.tenant.journal.length, 0);
  },
);

/** An Action of the same trigger that reads our cache, and may write to it. */
const neighbour = (does) => ({
  name: "neighbour",
  code: `exports.onExecutePostLogin = async (event, api) => {
    const entry = api.cache.get("seatkeeper:m2m");
    api.idToken.setCustomClaim("seen", entry ? entry.value : null);
    ${does}
  };`,
});
const SILENT = { pattern: "silent", limit: 9 };
const tokens = (world) => world.calls(/POST \/oauth\/token/).length;
/** A cold instance keeps nothing but what the cache has. */
const lists = (world) => world.calls(/GET .*\/sessions$/).length;

withActions(
  "T53 the cached token is sealed",
  SILENT,
  { others: [neighbour("")] },
  async (world) => {
    const { step } = await world.logIn();
    const seen = step.idToken.claims.seen;
    assert.ok(seen.length > 40);
    const bytes = Buffer.from(seen, "base64url");
    // 12 bytes of nonce, 16 of tag; and nothing in it reads like a token, a scope or JSON.
    assert.ok(bytes.length > 28);
    assert.doesNotMatch(bytes.toString("latin1"), /token|expiresAt|read:|[A-Za-z0-9_-]{24,}/);
    assert.equal(tokens(world), 1);
    await world.logIn();
    assert.equal(tokens(world), 1, "asked for once");
    assert.equal(lists(world), 2);
  },
);

withActions(
  "T53 two that hold the same token keep different texts",
  SILENT,
  { others: [neighbour("")] },
  async (world) => {
    const one = await world.logIn();
    world.pipeline.newInstance();
    const other = await world.logIn();
    assert.notEqual(one.step.idToken.claims.seen, other.step.idToken.claims.seen);
  },
);

const TAMPERED = {
  flipped: `api.cache.set("seatkeeper:m2m", (entry.value[0] === "A" ? "B" : "A") + entry.value.slice(1));`,
  cut: `api.cache.set("seatkeeper:m2m", entry.value.slice(0, 20));`,
  empty: `api.cache.set("seatkeeper:m2m", "");`,
  plain: `api.cache.set("seatkeeper:m2m", Buffer.from(JSON.stringify({ token: "stolen", expiresAt: 9e15 })).toString("base64url"));`,
  gone: `api.cache.delete("seatkeeper:m2m");`,
};
/** Two Actions of ours that ask for themselves; the second does so from its client's first login on. */
const TWO = [
  { ...SILENT, name: "one" },
  { ...SILENT, name: "two", end: "delete" },
];
const after = ({ name }) => `{
  const { onExecutePostLogin } = module.exports;
  module.exports.onExecutePostLogin = async (event, api) => {
    if (${JSON.stringify(name)} === "two" && event.client.client_id !== "second") return;
    return onExecutePostLogin(event, api);
  };
}`;

withActions(
  "T53 the control: the second finds what the first has asked for",
  TWO,
  { after },
  async (world) => {
    await world.logIn();
    await world.logIn({ clientId: "second" });
    assert.equal(tokens(world), 1);
    assert.equal(lists(world), 3);
  },
);

for (const [what, code] of Object.entries(TAMPERED)) {
  const others = [neighbour(`if (event.request.user_agent === "tamper") { ${code} }`)];
  const name = `T53 a cached token that was tampered with is asked for anew: ${what}`;
  withActions(name, TWO, { others, after }, async (world) => {
    await world.logIn({ device: { userAgent: "tamper" } });
    const { step } = await world.logIn({ clientId: "second" });
    assert.equal(step.type, "tokens");
    assert.equal(tokens(world), 2);
    assert.equal(lists(world), 3, "no call was made with anything else");
    assert.deepEqual(world.lines(), []);
  });
}

withActions("T53 a token that is good no more is asked for anew", SILENT, {}, async (world) => {
  await world.logIn();
  world.tenant.forgetTokens();
  assert.equal((await world.logIn()).step.type, "tokens");
  assert.equal(tokens(world), 2);
  assert.deepEqual(world.lines(), []);
});
