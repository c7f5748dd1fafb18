/** @file T8: whether somebody can be asked is a fact of the protocol, and no parameter turns warn into silent. */
import assert from "node:assert/strict";
import { MUST_ASK, DENIED, FORM, USER, saidBy, withActions } from "./world.js";

const OTP = { user: { enrolledFactors: [{ type: "otp" }] } };
const PATTERNS = {
  warn: { pattern: "warn", limit: 1, page: { form: FORM } },
  silent: { pattern: "silent", limit: 1 },
  reVerify: { pattern: "reVerify", limit: 1 },
  block: { pattern: "block", limit: 1 },
};
/** What each comes to at a browser. */
const AT_BROWSER = { warn: "form", silent: "tokens", reVerify: "challenge", block: "denied" };
const WITH_BROWSER = ["oidc-basic-profile", "oidc-implicit-profile", "oidc-hybrid-profile"].concat(
  ...["oauth2-device-code", "samlp", "wsfed", "oidc-ciba-web-link", "something-new"],
);

for (const [pattern, options] of Object.entries(PATTERNS)) {
  for (const protocol of WITH_BROWSER) {
    withActions(`T8 ${pattern} by ${protocol}`, options, OTP, async (world) => {
      const first = await world.logIn({ protocol });
      assert.equal(first.step.type, "tokens");
      const second = await world.logIn({ protocol });
      assert.equal(second.step.type, AT_BROWSER[pattern]);
      assert.equal(world.alive().includes(first.browser.sessionId), pattern !== "silent");
    });
  }

  // These have no session of their own: nothing is counted as theirs, nobody is ended, the flow says whether they pass.
  for (const grant of ["passwordGrant", "tokenExchange"]) {
    for (const onNoSession of ["allow", "deny"]) {
      const name = `T8 ${pattern} by ${grant}, onNoSession: ${onNoSession}`;
      withActions(name, { ...options, onNoSession }, OTP, async (world) => {
        const first = await world.logIn();
        const step = await world.pipeline[grant]({ userId: USER, offline: true });
        assert.equal(step.type, onNoSession === "allow" ? "tokens" : "denied");
        assert.deepEqual(world.alive(), [first.browser.sessionId]);
      });
    }
  }
}

/** A session and no browser: the wording of the request has no part in it. */
for (const protocol of ["oidc-ciba", "oauth2-access-token", "wstrust-usernamemixed"]) {
  const outcomes = { warn: "tokens", silent: "tokens", reVerify: "denied", block: "denied" };
  for (const [pattern, options] of Object.entries(PATTERNS)) {
    withActions(`T8 ${pattern} by ${protocol}: nobody to ask`, options, OTP, async (world) => {
      const first = await world.logIn();
      const { step } = await world.logIn({ protocol });
      assert.equal(step.type, outcomes[pattern]);
      const evicts = outcomes[pattern] === "tokens";
      assert.equal(world.alive().includes(first.browser.sessionId), !evicts);
    });
  }
  const deny = { ...PATTERNS.warn, whenNonInteractive: "deny" };
  withActions(`T8 warn by ${protocol}, whenNonInteractive: deny`, deny, {}, async (world) => {
    const first = await world.logIn();
    const { step } = await world.logIn({ protocol });
    assert.deepEqual(saidBy(step), DENIED);
    assert.deepEqual(world.alive(), [first.browser.sessionId]);
  });
}

for (const whenNonInteractive of ["silent", "allow", "deny"]) {
  const options = { ...PATTERNS.warn, whenNonInteractive };
  withActions(
    `T8 prompt=none owes the page (whenNonInteractive: ${whenNonInteractive})`,
    options,
    {},
    async (world) => {
      const first = await world.logIn();
      const second = await world.logIn();
      for (const clientId of ["app", "other"]) {
        assert.deepEqual(saidBy(await second.browser.silent({ clientId })), MUST_ASK);
      }
      assert.deepEqual(world.alive(), [first.browser.sessionId, second.browser.sessionId]);
    },
  );
}

withActions(
  "T8 no parameter of the request says that nobody is there",
  PATTERNS.warn,
  {},
  async (world) => {
    const first = await world.logIn();
    const { step } = await world.logIn({
      state: "none",
      redirectUri: "https://app.example/?prompt=none",
    });
    assert.equal(step.type, "form");
    assert.ok(world.alive().includes(first.browser.sessionId));
  },
);
