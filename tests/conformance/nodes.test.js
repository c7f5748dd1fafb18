/** @file Every node that we have is one, and what isn't is told so, each for its own reason. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { nodeConformance } from "@seatkeeper/host/conformance";
import { loadNodes } from "@seatkeeper/nodes";
import { accessTokenConfig } from "../../js-wrapper/host/src/nodes/access-token-config.js";
import { otpVerification } from "../../js-wrapper/host/src/nodes/otp-verification.js";
import { sessionLimitPage } from "../../js-wrapper/host/src/nodes/session-limit-page.js";
import { success } from "../../js-wrapper/host/src/nodes/success.js";
import { officeHours, seatCount, secretWord } from "../host/own-nodes.js";

const nodes = loadNodes();
const moduleOf = (type) => ({
  manifest: () => nodes.manifest(type),
  prepare: (config) => nodes.prepare(type, config),
});

const OURS = {
  "data-query": { node: moduleOf("data-query"), config: { rule: { value: 1 } } },
  "force-logout": {
    node: moduleOf("force-logout"),
    config: { strategy: "excess", limit: 1, order: "leastRecentlyUsed", sameDevice: "replace" },
  },
  logout: { node: moduleOf("logout"), config: { scope: "client" } },
  "session-limit-page": { node: sessionLimitPage },
  "otp-verification": {
    node: { ...otpVerification },
    answers: [{ code: "123456" }, { output: "cancel" }, { output: "verified" }],
  },
  "access-token-config": { node: accessTokenConfig, config: { seats: 3 } },
  success: { node: success },
  "a user's that acts": { node: officeHours, config: { from: 8 } },
  "a user's that waits": {
    node: secretWord,
    config: { word: "sesame" },
    answers: [{ word: "sesame" }, { word: "wrong" }],
  },
  "a user's module": { node: seatCount, config: { seats: 2 } },
};

for (const [name, subject] of Object.entries(OURS)) {
  describe(name, () => nodeConformance({ test, ...subject }));
}

/** The tests of the suite that fail for a node. */
async function failing(subject) {
  const tests = [];
  nodeConformance({ test: (name, run) => void tests.push([name, run]), ...subject });
  const failed = [];
  for (const [name, run] of tests) {
    try {
      await run();
    } catch {
      failed.push(name);
    }
  }
  return failed;
}

const changed = (change) => ({
  node: {
    manifest: () => ({ ...seatCount.manifest(), ...change.manifest }),
    prepare(config) {
      const prepared = seatCount.prepare(config);
      return { ...prepared, ...change.prepared?.(prepared) };
    },
    ...change.node,
  },
  config: { seats: 2 },
});
const listing = { type: "request", requests: [{ type: "listSessions", subjects: ["ada"] }] };
const asking = (request) => ({
  manifest: { requests: ["listSessions", "revokeSession"] },
  prepared: ({ step }) => ({
    step(input) {
      const done = step(input);
      return input.replies.length === 1 ? { type: "request", requests: [request] } : done;
    },
  }),
});
let calls = 0;

const BROKEN_MODULES = {
  "its manifest is complete, and always the same": [
    changed({ manifest: { title: undefined } }),
    changed({ manifest: { outputs: ["room", "full", "room"] } }),
    changed({ manifest: { requests: ["listSessions", "dropTables"] } }),
  ],
  "a config that isn't its own is refused as `invalidConfig`, with a place": [
    changed({ node: { prepare: () => seatCount.prepare({ seats: 2 }) } }),
  ],
  "its config is read when it is prepared, and never again": [
    changed({
      node: {
        prepare(config) {
          seatCount.prepare(config).free();
          const prepared = seatCount.prepare({ seats: 2 });
          const step = (input) =>
            config.seats === 2 ? prepared.step(input) : { type: "done", output: "full" };
          return { ...prepared, step };
        },
      },
    }),
  ],
  "what it needs are known words, in order, each once": [
    changed({ prepared: () => ({ needs: () => ["luck"] }) }),
    changed({ prepared: () => ({ needs: () => ["endsSession", "clientIds"] }) }),
  ],
  "it asks for what its manifest names, about this person, and never against the own session": [
    changed({ manifest: { requests: [] } }),
    changed(asking({ type: "listSessions", subjects: ["somebody else"] })),
    changed(asking({ type: "revokeSession", subject: "ada", sessionId: "own" })),
    changed(asking({ type: "revokeSession", subject: "ada", sessionId: "never listed" })),
  ],
  "it comes to a way out of its own within a few steps, whatever the directory answers": [
    changed({ manifest: { outputs: ["true"], onFault: undefined } }),
    changed({
      prepared: ({ step }) => ({ step: (input) => step(input) && listing }),
    }),
  ],
  "the reason in its facts is one of the host's, or one that it states": [
    changed({
      prepared: ({ step }) => ({
        step: (input) => ({ ...step(input), facts: { reason: "full" } }),
      }),
      node: { reasons: { full: "houseFull" } },
    }),
  ],
  "the same input gives the same step, and is left as it was": [
    changed({
      prepared: ({ step }) => ({
        step: (input) => ({ ...step(input), facts: { comparisons: (calls += 1) } }),
      }),
    }),
    changed({
      prepared: ({ step }) => ({
        step(input) {
          const done = step(input);
          input.login.trigger = "mine";
          return done;
        },
      }),
    }),
  ],
  "whatever it is handed gives a step, or an error of the contract": [
    changed({
      prepared: ({ step }) => ({ step: (input) => input.login.subject.length > 0 && step(input) }),
    }),
  ],
  "one that is freed says so, and another goes on": [changed({ prepared: () => ({ free() {} }) })],
};

for (const [reason, subjects] of Object.entries(BROKEN_MODULES)) {
  subjects.forEach((subject, index) => {
    test(`a broken module fails, and for its own reason: ${reason}, ${index + 1}`, async () => {
      const failed = await failing(subject);
      // Two steps of one input differ, so what is read once can't be told either.
      const also = reason.startsWith("the same")
        ? ["its config is read when it is prepared, and never again"]
        : [];
      assert.ok(failed.includes(reason), `${failed}`);
      assert.deepEqual(
        failed.filter((name) => name !== reason && !also.includes(name)),
        [],
      );
    });
  });
}

const waiting = (change, more = {}) => ({
  node: { ...secretWord, ...change },
  config: { word: "sesame" },
  answers: [{ word: "sesame" }, { word: "wrong" }],
  ...more,
});
const acting = (change) => ({ node: { ...officeHours, ...change }, config: { from: 8 } });

const BROKEN_OBJECTS = {
  "it is of the right shape, and its manifest complete": [acting({ givesTokens: true })],
  "its config is refused by `refuse`, and in no other way": [
    acting({
      checkConfig(config) {
        if (config.from === undefined) throw new TypeError("no hours");
      },
    }),
  ],
  "what it needs are known words": [acting({ needs: () => ["luck"] })],
  "for any login it comes to a way out of its own, or to its page": [
    acting({ run: () => ({ output: "maybe" }) }),
    acting({
      run: ({ login }) => ({ output: login.attributes.plan.seats > 1 ? "open" : "closed" }),
    }),
    waiting({ show: () => "a page" }),
  ],
  "the same input gives the same answer, and is left as it was": [
    acting({ run: () => ({ output: "open", token: { count: (calls += 1) } }) }),
    acting({
      run({ login }) {
        login.trigger = "mine";
        return { output: "open" };
      },
    }),
  ],
  "an answer is taken or refused by `refuse`, whatever it is": [
    waiting({ check: ({ word }) => ({ word }) }),
    waiting({}, { answers: [{ output: "passed" }] }),
  ],
  "what an answer leads to is a way out, or the same page again": [
    waiting({ settle: () => ({ output: "elsewhere" }) }),
  ],
  "one that proves something gives nobody tries without end": [
    waiting({
      settle: ({ word }) => (word === "sesame" ? { output: "passed" } : { again: "wrongWord" }),
    }),
  ],
};

for (const [reason, subjects] of Object.entries(BROKEN_OBJECTS)) {
  subjects.forEach((subject, index) => {
    test(`a broken object fails, and for its own reason: ${reason}, ${index + 1}`, async () => {
      const failed = await failing(subject);
      assert.ok(failed.includes(reason), `${failed}`);
    });
  });
}

test("what is no node at all fails, and the suite itself doesn't", async () => {
  for (const node of [undefined, null, 7, {}, { manifest: 7 }, { manifest: () => 7 }]) {
    assert.notDeepEqual(await failing({ node }), []);
  }
});
