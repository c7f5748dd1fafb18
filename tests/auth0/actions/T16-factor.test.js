/** @file T16: what counts as a proof is a factor that was enrolled before, given now, of a type that is allowed. */
import assert from "node:assert/strict";
import { DENIED, USER, saidBy, withActions } from "./world.js";

const RE_VERIFY = { pattern: "reVerify", limit: 1 };
const enrolled = (...types) => ({ user: { enrolledFactors: types.map((type) => ({ type })) } });
const nobodyEnded = (world, ...logins) =>
  assert.deepEqual(
    world.alive(),
    logins.map(({ browser }) => browser.sessionId),
  );

withActions("T16 fresh", RE_VERIFY, enrolled("otp"), async (world) => {
  const first = await world.logIn();
  const second = await world.logIn();
  nobodyEnded(world, first, second);
  assert.equal((await second.browser.answerChallenge({ type: "otp" })).type, "tokens");
  nobodyEnded(world, second);
});

/** An Action of the tenant's own, which asks for the factor before ours does. */
const asksFirst = (type) => ({
  name: "mfa for all",
  code: `exports.onExecutePostLogin = async (event, api) => {
    api.authentication.challengeWith({ type: "${type}" });
  };`,
});

withActions(
  "T16 skipped: given in this transaction already",
  RE_VERIFY,
  { ...enrolled("otp"), first: [asksFirst("otp")] },
  async (world) => {
    const first = await world.logIn();
    assert.equal((await first.browser.answerChallenge({ type: "otp" })).type, "tokens");
    const second = await world.logIn();
    assert.equal((await second.browser.answerChallenge({ type: "otp" })).type, "tokens");
    nobodyEnded(world, second);
  },
);

withActions(
  "T16 skipped for another factor: ours is asked for all the same",
  RE_VERIFY,
  { ...enrolled("otp", "email"), first: [asksFirst("email")] },
  async (world) => {
    const first = await world.logIn();
    await first.browser.answerChallenge({ type: "email" });
    const second = await world.logIn();
    const step = await second.browser.answerChallenge({ type: "email" });
    assert.deepEqual([step.type, step.factors], ["challenge", ["otp"]]);
    nobodyEnded(world, first, second);
  },
);

withActions("T16 remembered: no proof", RE_VERIFY, enrolled("otp"), async (world) => {
  await world.logIn();
  const second = await world.logIn();
  await second.browser.answerChallenge({ type: "otp", remember: true });
  const third = await world.logIn();
  const back = await second.browser.login({ userId: USER, prompt: "login" });
  assert.equal(back.type, "tokens", "its session was let in");
  assert.equal(third.step.type, "challenge");
  // The same browser with a session of its own anew: Auth0 asks for nothing, and nothing is proved.
  world.tenant.sessions.delete(second.browser.sessionId);
  const again = await second.browser.login({ userId: USER });
  assert.deepEqual(saidBy(again), DENIED);
});

withActions(
  "T16 an old proof of the same session is none: its first factor was another day",
  RE_VERIFY,
  enrolled("otp"),
  async (world) => {
    const browser = world.browser();
    const at = Date.now() - 86_400_000;
    const iso = (ms) => new Date(ms).toISOString();
    const methods = [
      { name: "pwd", timestamp: iso(at) },
      { name: "mfa", type: "otp", timestamp: iso(at + 5_000) },
    ];
    world.tenant.signIn(USER, { at: at - 1_000 });
    browser.sessionId = world.tenant.signIn(USER, { at, authentication: { methods } });
    browser.remembered.add("otp");
    const step = await browser.login({ userId: USER });
    assert.deepEqual(saidBy(step), DENIED);
    assert.equal(world.alive().length, 1, "its own session and no other");
    assert.ok(!world.alive().includes(browser.sessionId));
  },
);

withActions("T16 none enrolled: denied, and never enrolled", RE_VERIFY, {}, async (world) => {
  const first = await world.logIn();
  const second = await world.logIn();
  assert.deepEqual(saidBy(second.step), DENIED);
  nobodyEnded(world, first);
  const asked = world.pipeline.executions.flatMap(({ commands }) => commands);
  assert.ok(!asked.some(({ type }) => type === "enroll"));
});

withActions(
  "T16 enrolled mid-run: not what was asked for",
  RE_VERIFY,
  enrolled("otp"),
  async (world) => {
    const first = await world.logIn();
    const second = await world.logIn();
    world.tenant.users.get(USER).enrolledFactors.push({ type: "email" });
    const { transactions } = world.pipeline;
    const transaction = transactions.get(second.step.state);
    // Auth0 takes the new one by whatever way: the Action doesn't.
    transaction.suspended.factors = ["email"];
    const step = await second.browser.answerChallenge({ type: "email" });
    assert.deepEqual(saidBy(step), DENIED);
    nobodyEnded(world, first);
  },
);

withActions(
  "T16 a type that is not allowed is neither asked for nor taken",
  { ...RE_VERIFY, factors: ["otp", "webauthn-roaming"] },
  enrolled("email", "webauthn-roaming"),
  async (world) => {
    const first = await world.logIn();
    const second = await world.logIn();
    assert.deepEqual(second.step.factors, ["webauthn-roaming"]);
    world.pipeline.transactions.get(second.step.state).suspended.factors = ["email"];
    const step = await second.browser.answerChallenge({ type: "email" });
    assert.deepEqual(saidBy(step), DENIED);
    nobodyEnded(world, first);
  },
);

withActions("T16 failed, then given", RE_VERIFY, enrolled("otp"), async (world) => {
  const first = await world.logIn();
  const second = await world.logIn();
  const failed = await second.browser.answerChallenge({ type: "otp", ok: false });
  assert.equal(failed.type, "challenge");
  nobodyEnded(world, first, second);
  assert.equal((await second.browser.answerChallenge({ type: "otp" })).type, "tokens");
  nobodyEnded(world, second);
});

withActions(
  "T16 the second Action not bound: nobody is ended, and the session is a stranger",
  RE_VERIFY,
  { ...enrolled("otp"), bound: ["loginSharing"] },
  async (world) => {
    const first = await world.logIn();
    const second = await world.logIn();
    await second.browser.answerChallenge({ type: "otp" });
    nobodyEnded(world, first, second);
    assert.notEqual((await second.browser.silent()).type, "tokens");
  },
);

withActions(
  "T16 the second Action without the first does nothing",
  RE_VERIFY,
  { ...enrolled("otp"), bound: ["afterChallenge"] },
  async (world) => {
    const first = await world.logIn();
    const second = await world.logIn();
    assert.equal(second.step.type, "tokens");
    nobodyEnded(world, first, second);
    assert.deepEqual(world.tenant.users.get(USER).app_metadata, {});
  },
);

withActions(
  "T16 the second Action does not take a page's run for its own",
  { pattern: "warn", limit: 1, page: { form: "ap_form" } },
  { ...enrolled("otp"), bound: ["loginSharing", "afterChallenge"] },
  async (world) => {
    await world.logIn();
    const second = await world.logIn();
    const step = await second.browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
    assert.equal(step.type, "tokens");
  },
);

withActions(
  "T16 two flows that both challenge keep apart, in whichever order their Actions are bound",
  [
    { ...RE_VERIFY, name: "one" },
    { ...RE_VERIFY, name: "two", factors: ["email"] },
  ],
  enrolled("otp", "email"),
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.deepEqual(step.factors, ["otp"]);
    const next = await browser.answerChallenge({ type: "otp" });
    // The first flow has ended the other session: the second finds nobody.
    assert.equal(next.type, "tokens");
    nobodyEnded(world, { browser });
  },
);
