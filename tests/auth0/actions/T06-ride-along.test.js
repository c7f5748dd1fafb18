/** @file T6: what was left, denied or cancelled gets no token by a later silent run, at whichever client. */
import assert from "node:assert/strict";
import { PLANS } from "./plans.js";
import { FORM, PAGE_URL, withActions } from "./world.js";

const OTP = { user: { enrolledFactors: [{ type: "otp" }] } };
const LEAVES = {
  "leaves the form": {
    options: { pattern: "warn", page: { form: FORM } },
    leave: async () => {},
  },
  "leaves the page": {
    options: { pattern: "warn", page: { url: PAGE_URL } },
    leave: async () => {},
  },
  "goes past the form": {
    options: { pattern: "warn", page: { form: FORM } },
    leave: (browser) => browser.continue({ method: "POST" }),
  },
  cancels: {
    options: { pattern: "warn", page: { form: FORM } },
    leave: (browser) => browser.submitForm({ fields: { seatkeeper_answer: "cancel" } }),
  },
  "leaves the challenge": { options: { pattern: "reVerify" }, about: OTP, leave: async () => {} },
  "fails the challenge": {
    options: { pattern: "reVerify" },
    about: OTP,
    leave: (browser) => browser.answerChallenge({ type: "otp", ok: false }),
  },
  "has no factor": { options: { pattern: "reVerify" }, leave: async () => {} },
  "is denied": { options: { pattern: "block" }, leave: async () => {} },
};

for (const { plan, options, about } of PLANS) {
  for (const [what, how] of Object.entries(LEAVES)) {
    const all = { ...how.options, ...options, limit: 1 };
    const name = `T6 who ${what} has no token by riding along (${plan})`;
    withActions(name, all, { ...about, ...how.about }, async (world) => {
      const first = await world.logIn();
      assert.equal(first.step.type, "tokens");
      const { browser, step } = await world.logIn();
      assert.notEqual(step.type, "tokens");
      await how.leave(browser);
      const isIn = () => world.alive().includes(first.browser.sessionId);
      for (const clientId of ["app", "other", "app"]) {
        const silent = await browser.silent({ clientId });
        assert.notEqual(silent.type, "tokens", `prompt=none at ${clientId}`);
        assert.ok(isIn());
      }
      for (const clientId of ["app", "other"]) {
        const sso = await browser.login({ userId: "auth0|ada", clientId });
        assert.notEqual(sso.type, "tokens", `single sign-on at ${clientId}`);
        assert.ok(isIn());
      }
      assert.equal((await first.browser.silent()).type, "tokens", "who is in, stays in");
    });
  }
}

for (const { plan, options, about, endsDenied } of PLANS) {
  const block = { pattern: "block", limit: 1, ...options };
  withActions(
    `T6 a denial ends its session where it can be ended (${plan})`,
    block,
    about,
    async (world) => {
      const first = await world.logIn();
      const { browser } = await world.logIn();
      const own = [first.browser.sessionId, ...(endsDenied ? [] : [browser.sessionId])];
      assert.deepEqual(world.alive(), own);
    },
  );

  const warn = { pattern: "warn", limit: 1, page: { form: FORM }, ...options };
  withActions(
    `T6 after a good answer the same session renews in silence (${plan})`,
    warn,
    about,
    async (world) => {
      await world.logIn();
      const { browser } = await world.logIn();
      assert.equal((await browser.silent()).description, "interaction_required");
      const again = await browser.login({ userId: "auth0|ada" });
      assert.equal(again.type, "form", "asked again");
      const done = await browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
      assert.equal(done.type, "tokens");
      assert.equal((await browser.silent()).type, "tokens");
      assert.equal((await browser.refresh(done)).type, "tokens");
    },
  );
}

for (const { plan, options, about } of PLANS.filter(({ options: { sessions } }) => sessions)) {
  const warn = { pattern: "warn", limit: 1, page: { form: FORM }, ...options };
  withActions(
    `T6 unfinished runs don't take seats behind a finished one (${plan})`,
    warn,
    about,
    async (world) => {
      await world.logIn();
      const left = [await world.logIn(), await world.logIn(), await world.logIn()];
      const last = await world.logIn();
      const fields = { seatkeeper_answer: "continue" };
      assert.equal((await last.browser.submitForm({ fields })).type, "tokens");
      const byPage = await left.at(-1).browser.submitForm({ fields });
      assert.notEqual(byPage.type, "tokens", "the page that is still open");
      for (const { browser } of left) {
        assert.notEqual((await browser.silent()).type, "tokens", "in silence");
        assert.notEqual((await browser.submitForm({ fields })).type, "tokens", "by the page");
        assert.notEqual((await browser.login({ userId: "auth0|ada" })).type, "tokens");
      }
      assert.equal((await last.browser.silent()).type, "tokens");
    },
  );

  const silent = { pattern: "silent", limit: 2, ...options };
  withActions(
    `T6 a lost entry comes back where a seat is free (${plan})`,
    silent,
    about,
    async (world) => {
      const first = await world.logIn();
      world.tenant.users.get("auth0|ada").app_metadata = {};
      await world.logIn();
      assert.equal((await first.browser.silent()).type, "tokens");
    },
  );
}

for (const { plan, options, about } of PLANS.slice(0, 3)) {
  for (const pattern of ["block", "reVerify"]) {
    if (options.marks === "session") continue;
    const settings = { pattern, limit: 1, ...options };
    withActions(
      `T6 nor by a refresh token of that session, ${pattern} (${plan})`,
      settings,
      { ...about, ...OTP },
      async (world) => {
        const first = await world.logIn();
        const { browser, step } = await world.logIn();
        assert.notEqual(step.type, "tokens");
        const refreshTokenId = world.tenant.addToken("auth0|ada", { sessionId: browser.sessionId });
        assert.equal((await browser.refresh({ refreshTokenId })).type, "denied");
        assert.ok(world.alive().includes(first.browser.sessionId));
        assert.equal((await first.browser.refresh(first.step)).type, "tokens");
      },
    );
  }
}
