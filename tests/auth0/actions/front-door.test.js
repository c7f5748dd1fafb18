/** @file The three lines refuse what can't be meant when they run, and nothing is thrown but errors with a listed code. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ERROR_CODES, patternFlow } from "@seatkeeper/host";
import { FORM, PAGE_URL, withActions } from "./world.js";

const require = createRequire(import.meta.url);
const { loginSharing, afterChallenge } = require("@seatkeeper/auth0-actions");

const silent = { pattern: "silent", limit: 1 };
const warn = { pattern: "warn", limit: 1, page: { form: FORM } };
const source = { secret: "SEATS", default: 3 };
const key = { kty: "EC", crv: "P-256", x: "AA", y: "AA", alg: "ES256" };
const flowFrom = { url: "https://flows.example/flow", key };
const drawn = (more) => ({ flow: patternFlow("silent", 1), ...more });
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const throwing = {
  get pattern() {
    throw new Error("a getter's own words");
  },
};

/** @type {Array<[string, any, string, string?]>} what, the options, where, and the code where it is another */
const REFUSED = [
  ["no options", undefined, ""],
  ["options that are null", null, ""],
  ["options that are a list", [silent], ""],
  ["a proxy that was revoked", revoked(), ""],
  ["a getter that throws", throwing, "/pattern"],
  ["an unknown pattern", { pattern: "polite", limit: 1 }, "/pattern"],
  ["no pattern", { limit: 1 }, "/pattern"],
  ["no limit", { pattern: "silent" }, "/limit"],
  ["limit 0", { ...silent, limit: 0 }, "/limit"],
  ["a limit that is a text", { ...silent, limit: "3" }, "/limit"],
  ["an unknown option", { ...silent, limt: 3 }, "/options/limt", "patternInvalid"],
  [
    "a rescue of another pattern",
    { ...silent, rescue: "reVerify" },
    "/options/rescue",
    "patternInvalid",
  ],
  ["a source without a default", { ...silent, limit: { secret: "x" } }, "/limit/default"],
  ["a source with no place", { ...silent, limit: { default: 1 } }, "/limit"],
  ["a source with two places", { ...silent, limit: { ...source, appMetadata: "/a" } }, "/limit"],
  ["a misspelt source", { ...silent, limit: { ...source, maximum: 5 } }, "/limit/maximum"],
  ["a bound below the default", { ...silent, limit: { ...source, max: 2 } }, "/limit/max"],
  [
    "T25 clients that nobody lists",
    { ...silent, limit: { clientMetadata: "x", default: 1 } },
    "/limit/clients",
  ],
  [
    "T25 clients as a text",
    { ...silent, limit: { clientMetadata: "x", clients: "own app", default: 1 } },
    "/limit/clients",
  ],
  [
    "T24 a path that is empty",
    { ...silent, limit: { appMetadata: "", default: 1 } },
    "/limit/appMetadata",
  ],
  [
    "clients beside a secret",
    { ...silent, limit: { ...source, clients: ["app"] } },
    "/limit/clients",
  ],
  ["a place for sessions that there is none of", { ...silent, sessions: "redis" }, "/sessions"],
  ["a place for marks that there is none of", { ...silent, marks: "cookie" }, "/marks"],
  ["a way to end that there is none of", { ...silent, end: "nicely" }, "/end"],
  ["a factor that there is none of", { ...silent, factors: ["totp"] }, "/factors"],
  ["a factor that is no list", { ...silent, factors: "otp" }, "/factors"],
  ["an empty namespace", { ...silent, namespace: "" }, "/namespace"],
  ["a date", { ...silent, installedAt: new Date(0) }, "/installedAt"],
  ["no days", { ...silent, sessions: "stamps", stampDays: 0 }, "/stampDays"],
  ["no time", { ...silent, budgetMs: 0 }, "/budgetMs"],
  ["warn without a page", { pattern: "warn", limit: 1 }, "/page"],
  ["a page that is nothing", { ...warn, page: {} }, "/page"],
  ["a page that is a text", { ...warn, page: FORM }, "/page"],
  ["a page that is both", { ...warn, page: { form: FORM, url: PAGE_URL } }, "/page"],
  ["a page that is misspelt", { ...warn, page: { from: FORM } }, "/page/from"],
  ["a page that is no URL", { ...warn, page: { url: "not a URL" } }, "/page/url"],
  ["no flow at all", { flow: "silent" }, "/flow"],
  [
    "a flow that is no data",
    drawn({ flow: { nodes: [() => {}] } }),
    "/flow/nodes/0",
    "flowInvalid",
  ],
  ["a pattern beside the flow", drawn({ pattern: "silent" }), "/pattern"],
  ["a limit beside the flow", drawn({ limit: 3 }), "/limit"],
  ["a setting of a pattern beside the flow", drawn({ strategy: "excess" }), "/strategy"],
  ["a flow that shows a page, and none is there", { flow: patternFlow("warn", 1) }, "/page"],
  ["a flow from nowhere", { ...silent, flowFrom: { key } }, "/flowFrom/url"],
  ["a flow that nobody signs", { ...silent, flowFrom: { url: flowFrom.url } }, "/flowFrom/key"],
  ["a key that is a text", { ...silent, flowFrom: { ...flowFrom, key: "k" } }, "/flowFrom/key"],
  [
    "a misspelt source of a flow",
    { ...silent, flowFrom: { ...flowFrom, minversion: 1 } },
    "/flowFrom/minversion",
  ],
  [
    "a version that is a text",
    { ...silent, flowFrom: { ...flowFrom, minVersion: "1" } },
    "/flowFrom/minVersion",
  ],
];
for (const [what, options, path, code = "optionsInvalid"] of REFUSED) {
  test(`refused when the Action is loaded: ${what}`, () => {
    for (const make of [loginSharing, afterChallenge]) {
      assert.throws(
        () => make(options),
        (error) => {
          assert.deepEqual([error.name, error.code, error.path], ["SeatkeeperError", code, path]);
          assert.ok(!error.message.includes("own words"));
          return Object.hasOwn(ERROR_CODES, error.code);
        },
      );
    }
  });
}

for (const [what, options] of Object.entries({
  "every pattern": silent,
  "the spelling of prose": { pattern: "re-verify", limit: 1 },
  "undefined, as good as absent": { ...silent, page: undefined, strategy: undefined },
  "a limit from elsewhere": { ...silent, limit: { ...source, max: 9 } },
  "a signed flow": { ...silent, flowFrom },
  "an unsigned one, where that is said": {
    ...silent,
    flowFrom: { url: flowFrom.url, unsignedFlow: true },
  },
  "a drawn flow": drawn({ sessions: "stamps" }),
})) {
  test(`taken: ${what}`, () => {
    assert.equal(typeof loginSharing(options).onContinuePostLogin, "function");
    assert.equal(typeof afterChallenge(options).onExecutePostLogin, "function");
  });
}

withActions(
  "an Action that can't be loaded lets nobody in: its first try shows it",
  { ...silent, limt: 3 },
  {},
  async (world) => {
    const { step } = await world.logIn();
    assert.equal(step.type, "error");
    assert.match(step.description, /`\/options\/limt`: is not a known option/);
  },
);
