/** @file T5: whoever goes past the page has not answered it: no token, and nobody ended. */
import assert from "node:assert/strict";
import { FORM, PAGE_URL, saidBy, withActions, DENIED } from "./world.js";

const PAGES = { form: { form: FORM }, redirect: { url: PAGE_URL } };
const PLACES = [{}, { marks: "session" }, { sessions: "stamps" }];

const POSTS = {
  "GET, with nothing": { method: "GET" },
  "POST, with nothing": { method: "POST" },
  "POST, with the answer as a plain field": {
    method: "POST",
    body: { seatkeeper_answer: "continue", output: "continue" },
  },
  "POST, with a token of nothing": { method: "POST", body: { session_token: "" } },
  "POST, with three dots": { method: "POST", body: { session_token: "..." } },
  "POST, with a list": { method: "POST", body: { session_token: ["continue"] } },
};

for (const [kind, page] of Object.entries(PAGES)) {
  for (const [what, how] of Object.entries(POSTS)) {
    for (const place of PLACES) {
      const options = { pattern: "warn", limit: 1, page, ...place };
      const about = { features: { sessionMetadata: true } };
      const name = `T5 past the ${kind}, ${what} (${JSON.stringify(place)})`;
      withActions(name, options, about, async (world) => {
        await world.logIn();
        const { browser, step } = await world.logIn();
        assert.equal(step.type, kind);
        const both = world.alive();
        assert.deepEqual(saidBy(await browser.continue(how)), DENIED);
        assert.deepEqual(world.alive(), both);
        assert.notEqual((await browser.silent()).type, "tokens");
        assert.deepEqual(world.alive(), both);
      });
    }
  }
}

const FIELDS = {
  "no field": {},
  "an empty one": { seatkeeper_answer: "" },
  "another word": { seatkeeper_answer: "yes" },
  "another case": { seatkeeper_answer: "Continue" },
  "an output of another node": { seatkeeper_answer: "verified" },
  "a list": { seatkeeper_answer: ["continue"] },
  "an object": { seatkeeper_answer: { output: "continue" } },
  "an inherited name": { __proto__: { seatkeeper_answer: "continue" }, toString: "x" },
  "another field": { output: "continue" },
};
const WARN_BY_FORM = { pattern: "warn", limit: 1, page: PAGES.form };
for (const [what, fields] of Object.entries(FIELDS)) {
  withActions(`T5 the form answers with ${what}`, WARN_BY_FORM, {}, async (world) => {
    await world.logIn();
    const { browser } = await world.logIn();
    const both = world.alive();
    assert.deepEqual(saidBy(await browser.submitForm({ fields })), DENIED);
    assert.deepEqual(world.alive(), both);
  });
}

withActions(
  "T5 the form of another Action is no answer to ours",
  WARN_BY_FORM,
  {},
  async (world) => {
    await world.logIn();
    const { browser, step } = await world.logIn();
    const both = world.alive();
    world.pipeline.transactions.get(step.state).suspended.formId = "ap_other";
    const after = await browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
    assert.deepEqual(saidBy(after), DENIED);
    assert.deepEqual(world.alive(), both);
  },
);

withActions(
  "T5 `cancel` edited to `continue` beside the signed word",
  { pattern: "warn", limit: 1, page: PAGES.redirect },
  {},
  async (world) => {
    const first = await world.logIn();
    const { browser, step } = await world.logIn();
    const shown = await world.page.open(new URL(step.url).searchParams.get("session_token"));
    const session_token = await world.page.answer(shown, { output: "cancel" }, step.state);
    const body = { session_token, output: "continue", seatkeeper_answer: "continue" };
    const query = { output: "continue" };
    const after = await browser.continue({ method: "POST", body, query });
    assert.deepEqual(saidBy(after), DENIED);
    assert.deepEqual(world.alive(), [first.browser.sessionId]);
  },
);

withActions(
  "T5 a browser that was not asked can't answer for one that was",
  WARN_BY_FORM,
  {},
  async (world) => {
    await world.logIn();
    const { step } = await world.logIn();
    const both = world.alive();
    const stranger = world.browser();
    const fields = { seatkeeper_answer: "continue" };
    assert.equal((await stranger.submitForm({ state: step.state, fields })).type, "error");
    assert.deepEqual(world.alive(), both);
  },
);
