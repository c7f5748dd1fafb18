/** @file The stand-in's pipeline keeps Auth0's traps: denials, suspensions, what is refreshed, what a plan leaves out. */
import assert from "node:assert/strict";
import { action, inPipeline, ran, USER } from "./pipeline/bench.js";

const otp = { enrolledFactors: [{ type: "otp" }] };
const claims = ({ idToken }) => idToken.claims;
const names = (claim) => claim.authentication.methods.map(({ name }) => name);

const deny = action("deny", (event, api) => {
  api.access.deny("No.");
  // It hasn't returned, so it runs on.
  api.user.setAppMetadata("after", "the denial");
});
const challenge = action("challenge", (event, api) => {
  api.authentication.challengeWith({ type: "otp" });
});
const away = action(
  "away",
  (event, api) => {
    api.transaction.setMetadata("seen", event.transaction.metadata.seen ?? "at once");
    api.user.setAppMetadata("left", event.transaction.metadata.seen);
    api.redirect.sendUserTo("https://page.example/warn", { query: { a: "1" } });
  },
  (event, api) => api.idToken.setCustomClaim("resumed", event),
);
const form = action(
  "form",
  (event, api) => api.prompt.render("ap_1", { fields: { a: "1" }, vars: { secret: "2" } }),
  (event, api) => api.idToken.setCustomClaim("prompt", event.prompt ?? "none"),
);

inPipeline(
  "a denial leaves the session alive, and `prompt=none` rides on it",
  { actions: [deny] },
  async (bench) => {
    const step = await bench.login();
    assert.deepEqual(step, { type: "denied", error: "access_denied", description: "No." });
    assert.ok(bench.tenant.sessions.has(bench.browser.sessionId));
    await bench.browser.silent();
    assert.equal(bench.pipeline.executions.length, 2, "the Action is asked again");
  },
);

inPipeline(
  "what follows a denial in the same Action still counts; later Actions don't run",
  { actions: [deny, ran("later")] },
  async ({ tenant, pipeline, login }) => {
    await login();
    assert.equal(tenant.users.get(USER).app_metadata.after, "the denial");
    assert.equal(pipeline.executions.length, 1);
  },
);

inPipeline(
  "a redirect resumes in the same Action, with a new request; then the later Actions run",
  { actions: [ran("before"), away, ran("later")] },
  async ({ tenant, pipeline, browser, login }) => {
    const step = await login();
    assert.equal(step.type, "redirect");
    const url = new URL(step.url);
    assert.deepEqual([url.searchParams.get("a"), url.searchParams.get("state")], ["1", step.state]);
    assert.equal(
      tenant.users.get(USER).app_metadata.left,
      "at once",
      "written before the user left",
    );
    const done = await browser.continue({ method: "POST", body: { answer: "yes" } });
    const { resumed, later } = claims(done);
    assert.deepEqual(resumed.request.body, { answer: "yes" });
    assert.equal(resumed.request.query.state, step.state);
    assert.equal(resumed.transaction.metadata.seen, "at once");
    assert.equal(later.transaction.metadata.seen, "at once");
    assert.deepEqual(
      pipeline.executions.map(({ action: name, handler }) => `${name} ${handler}`),
      [
        "before onExecutePostLogin",
        "away onExecutePostLogin",
        "away onContinuePostLogin",
        "later onExecutePostLogin",
      ],
    );
  },
);

inPipeline(
  "a state is good for one answer, and for the browser that it was given to",
  { actions: [away] },
  async ({ pipeline, browser, login }) => {
    const { state } = await login();
    const refused = [
      await browser.continue({ state: "another" }),
      await pipeline.browser().continue({ state }),
      await browser.submitForm({ state }),
      await browser.answerChallenge({ type: "otp", state }),
    ];
    assert.equal((await browser.continue({ state })).type, "tokens");
    refused.push(await browser.continue({ state }));
    assert.ok(refused.every(({ error }) => error === "invalid_request"));
  },
);

inPipeline("of two answers at once one counts", { actions: [away] }, async ({ browser, login }) => {
  await login();
  const steps = await Promise.all([browser.continue(), browser.continue()]);
  assert.deepEqual(steps.map(({ type }) => type).sort(), ["error", "tokens"]);
});

inPipeline(
  "a form's fields can be changed on the way, its vars can't; `/continue` goes past it",
  { actions: [form] },
  async ({ browser, login }) => {
    const step = await login();
    assert.deepEqual([step.type, step.formId, step.vars], ["form", "ap_1", { secret: "2" }]);
    const { prompt } = claims(await browser.submitForm({ fields: { a: "changed" } }));
    assert.deepEqual(prompt, { id: "ap_1", fields: { a: "changed" }, vars: { secret: "2" } });
    await login();
    assert.equal(claims(await browser.continue()).prompt, "none");
  },
);

for (const [what, page] of Object.entries({ away, form, challenge })) {
  inPipeline(
    `\`prompt=none\` and ${what}: nothing can be shown`,
    { actions: [page], user: otp },
    async ({ browser, login }) => {
      await login();
      assert.equal((await browser.silent()).error, "interaction_required");
    },
  );
}

inPipeline(
  "a challenge goes on with the next Action, and it sees the factor",
  { actions: [challenge, ran("later")], user: otp },
  async ({ pipeline, browser, login }) => {
    const step = await login();
    assert.deepEqual([step.type, step.factors], ["challenge", ["otp"]]);
    assert.equal((await browser.answerChallenge({ type: "otp", ok: false })).type, "challenge");
    assert.equal((await browser.answerChallenge({ type: "phone" })).type, "challenge");
    assert.equal((await browser.continue()).error, "invalid_request", "the way round it is closed");
    const { later } = claims(await browser.answerChallenge({ type: "otp" }));
    assert.deepEqual(names(later), ["pwd", "mfa"]);
    assert.equal(later.authentication.methods[1].type, "otp");
    assert.ok(pipeline.executions.every(({ handler }) => handler === "onExecutePostLogin"));
  },
);

inPipeline(
  "a factor passed in this transaction isn't asked for twice; in the next one it is",
  {
    actions: [challenge, challenge].map((each, index) => ({ ...each, name: `${index}` })),
    user: otp,
  },
  async ({ browser, login }) => {
    await login();
    assert.equal((await browser.answerChallenge({ type: "otp" })).type, "tokens");
    assert.equal((await login()).type, "challenge");
  },
);

inPipeline(
  "a browser that is trusted meets the challenge with no new entry",
  { actions: [challenge, ran("later")], user: otp },
  async ({ browser, login }) => {
    await login();
    await browser.answerChallenge({ type: "otp", remember: true });
    const [, before] = claims(await login()).later.authentication.methods;
    const [, after, more] = claims(await login()).later.authentication.methods;
    assert.deepEqual([after, more], [before, undefined]);
  },
);

inPipeline(
  "where no factor can be used, the login fails",
  { actions: [challenge] },
  async ({ login }) => {
    assert.equal((await login()).type, "error");
  },
);

inPipeline(
  "a factor can be enrolled in the middle of a login",
  {
    actions: [
      action("enroll", (event, api) => api.authentication.enrollWith({ type: "otp" })),
      challenge,
    ],
  },
  async ({ tenant, browser, login }) => {
    assert.equal((await login()).type, "enroll");
    assert.equal((await browser.answerChallenge({ type: "otp" })).type, "tokens");
    assert.deepEqual(tenant.users.get(USER).enrolledFactors, [{ type: "otp" }]);
  },
);

inPipeline(
  "the fifth challenge of a transaction is one too many",
  {
    actions: [
      action("five", (event, api) => {
        for (let count = 0; count < 5; count += 1)
          api.authentication.challengeWith({ type: "otp" });
      }),
    ],
    user: otp,
  },
  async ({ login }) => {
    assert.match((await login()).description, /over 4/);
  },
);

inPipeline(
  "a redirect and a challenge in one Action don't go together",
  {
    actions: [
      action("both", (event, api) => {
        api.authentication.challengeWith({ type: "otp" });
        api.redirect.sendUserTo("https://page.example");
      }),
    ],
    user: otp,
  },
  async ({ login }) => {
    assert.equal((await login()).type, "error");
  },
);

inPipeline(
  "`multifactor.enable` asks at the end, when all Actions have run",
  {
    actions: [action("late", (event, api) => api.multifactor.enable("any")), ran("later")],
    user: otp,
  },
  async ({ pipeline, browser, login }) => {
    assert.equal((await login()).type, "challenge");
    assert.equal(pipeline.executions.length, 2);
    assert.equal((await browser.answerChallenge({ type: "otp" })).type, "tokens");
  },
);
