/** @file The four patterns as Actions, in the bench: who is in, who is out, and what the client is told. */
import assert from "node:assert/strict";
import { FORM, PAGE_URL, withActions } from "./world.js";

const denied = { type: "denied", error: "access_denied", description: "seat_limit" };

withActions(
  "silent: the older session ends, the newer stays",
  { pattern: "silent", limit: 1 },
  {},
  async (world) => {
    const first = await world.logIn();
    assert.equal(first.step.type, "tokens");
    const second = await world.logIn();
    assert.equal(second.step.type, "tokens");
    assert.deepEqual(world.alive(), [second.browser.sessionId]);
    assert.equal((await first.browser.silent()).error, "login_required");
  },
);

withActions(
  "block: the newcomer is out, and its session ends",
  { pattern: "block", limit: 1 },
  {},
  async (world) => {
    const first = await world.logIn();
    const second = await world.logIn();
    assert.equal(second.step.type, "denied");
    assert.deepEqual(world.alive(), [first.browser.sessionId]);
    assert.equal((await first.browser.silent()).type, "tokens");
  },
);

withActions(
  "E9.5 block on a plan that can't revoke: the denial is repeated on each renewal",
  { pattern: "block", limit: 1, sessions: "stamps" },
  { plan: "free" },
  async (world) => {
    await world.logIn();
    const second = await world.logIn();
    assert.deepEqual(second.step, { ...second.step, ...denied });
    for (let again = 0; again < 2; again += 1) {
      const { type, description } = await second.browser.silent();
      assert.deepEqual([type, description], ["denied", "seat_limit"]);
    }
  },
);

withActions(
  "warn by a form: it names the other device, going on ends it",
  { pattern: "warn", limit: 1, page: { form: FORM } },
  {},
  async (world) => {
    const first = await world.logIn();
    const { browser, step } = await world.logIn();
    assert.deepEqual([step.type, step.formId, step.fields.seatkeeper_count], ["form", FORM, 1]);
    assert.deepEqual(
      world.alive(),
      [first.browser.sessionId, browser.sessionId],
      "nothing has ended yet",
    );
    const after = await browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
    assert.equal(after.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

withActions(
  "warn by a form: cancelling ends nobody else",
  { pattern: "warn", limit: 1, page: { form: FORM } },
  {},
  async (world) => {
    const first = await world.logIn();
    const { browser } = await world.logIn();
    const after = await browser.submitForm({ fields: { seatkeeper_answer: "cancel" } });
    assert.equal(after.type, "denied");
    assert.deepEqual(world.alive(), [first.browser.sessionId]);
  },
);

withActions(
  "warn by a page: a signed word each way",
  { pattern: "warn", limit: 1, page: { url: PAGE_URL } },
  {},
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "redirect");
    const url = new URL(step.url);
    assert.equal(url.origin + url.pathname, PAGE_URL);
    const shown = await world.page.open(url.searchParams.get("session_token"));
    assert.equal(shown.devices.length, 1);
    const session_token = await world.page.answer(shown, { output: "continue" }, step.state);
    const after = await browser.continue({ method: "POST", body: { session_token } });
    assert.equal(after.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

const OTP = { user: { enrolledFactors: [{ type: "otp" }] } };

withActions(
  "reVerify: the challenge is passed, then the older session ends",
  { pattern: "reVerify", limit: 1 },
  OTP,
  async (world) => {
    const first = await world.logIn();
    const { browser, step } = await world.logIn();
    assert.deepEqual([step.type, step.factors], ["challenge", ["otp"]]);
    assert.deepEqual(
      world.alive(),
      [first.browser.sessionId, browser.sessionId],
      "nothing has ended yet",
    );
    const after = await browser.answerChallenge({ type: "otp" });
    assert.equal(after.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
    assert.equal((await browser.silent()).type, "tokens");
  },
);

withActions(
  "E5.7 reVerify without a factor: denied, nobody ended",
  { pattern: "reVerify", limit: 1 },
  {},
  async (world) => {
    const first = await world.logIn();
    const second = await world.logIn();
    assert.equal(second.step.type, "denied");
    assert.deepEqual(world.alive(), [first.browser.sessionId]);
  },
);

withActions(
  "block with a rescue: who proves it takes a seat",
  { pattern: "block", limit: 1, rescue: "reVerify" },
  OTP,
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "challenge");
    assert.equal((await browser.answerChallenge({ type: "otp" })).type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

for (const sessions of ["management", "stamps"]) {
  withActions(
    `E3 a renewal is not a login: no lookup, nobody ended (${sessions})`,
    { pattern: "silent", limit: 1, sessions },
    {},
    async (world) => {
      const { browser, step } = await world.logIn();
      const lists = () => world.calls(/GET .*\/sessions/).length;
      const before = lists();
      assert.equal((await browser.silent()).type, "tokens");
      assert.equal((await browser.login({ userId: "auth0|ada" })).type, "tokens");
      assert.equal((await browser.refresh({ refreshTokenId: step.refreshTokenId })).type, "tokens");
      assert.equal(lists(), before);
      assert.deepEqual(world.alive(), [browser.sessionId]);
    },
  );
}

withActions(
  "stamps: who was displaced is out at the next silent run, and back with a new first factor",
  { pattern: "silent", limit: 1, sessions: "stamps", namespace: "https://rp.example/" },
  { plan: "free" },
  async (world) => {
    const first = await world.logIn();
    assert.match(first.step.accessToken.claims["https://rp.example/stamp"], /^\d+\.session_/);
    const second = await world.logIn();
    assert.equal(second.step.type, "tokens");
    assert.equal((await first.browser.silent()).description, "seat_limit");
    assert.equal(
      (await first.browser.login({ userId: "auth0|ada", prompt: "login" })).type,
      "tokens",
    );
    assert.equal((await second.browser.silent()).description, "seat_limit");
  },
);
