/** @file Nothing that fails fails a login that the pattern would have let pass; and nobody passes who is to be asked. */
import assert from "node:assert/strict";
import { DENIED, FORM, KEY, PAGE_URL, saidBy, withActions } from "./world.js";

const silent = { pattern: "silent", limit: 1 };
const warn = { pattern: "warn", limit: 1, page: { form: FORM } };

/** What is wrong before anything is decided: settings of a node, secrets, the runtime. What is told when it is loaded is refused there. */
const BROKEN = {
  "re-verify in silence": [{ pattern: "reVerify", limit: 1, whenNonInteractive: "silent" }, {}],
  "what the directory can't do": [{ ...silent, sameDevice: "replace" }, {}],
  "no key": [silent, { secrets: { seatkeeperKey: null } }],
  "a short key": [silent, { secrets: { seatkeeperKey: KEY.slice(0, 20) } }],
  "no domain": [silent, { secrets: { domain: null } }],
  "a domain with a path": [silent, { secrets: { domain: "tenant.example/x" } }],
  "no client": [silent, { secrets: { clientId: null } }],
  "a wrong secret of the client": [silent, { secrets: { clientSecret: "wrong" } }],
  "a tenant that is not there": [silent, { secrets: { domain: "localhost:1" } }],
  "no WebAssembly": [silent, { before: "delete globalThis.WebAssembly;\n" }],
  "a WebAssembly that throws": [
    silent,
    { before: "WebAssembly.Module = function () { throw new Error('no'); };\n" },
  ],
  "no fetch": [silent, { before: "delete globalThis.fetch;\n" }],
  "a fetch that throws at once": [
    silent,
    { before: "globalThis.fetch = () => { throw new Error('no'); };\n" },
  ],
  "a fetch that answers nonsense": [silent, { before: "globalThis.fetch = async () => 7;\n" }],
  "no crypto": [
    silent,
    { before: "Object.defineProperty(globalThis, 'crypto', { value: undefined });\n" },
  ],
  "the plan has no sessions": [silent, { plan: "free", tenant: { plan: "free" } }],
  "a scope is missing": [silent, { tenant: { scopes: [] } }],
};
for (const [what, [options, about]] of Object.entries(BROKEN)) {
  withActions(`failing open: ${what}`, options, about, async (world) => {
    const first = await world.logIn();
    assert.equal(first.step.type, "tokens", JSON.stringify(first.step));
    const second = await world.logIn();
    assert.equal(second.step.type, "tokens");
    assert.deepEqual(
      world.alive(),
      [first.browser.sessionId, second.browser.sessionId],
      "nobody has ended",
    );
    for (const line of world.lines()) assert.match(line, /^seatkeeper: [\x20-\x7e]{3,220}$/);
    const decided = world.pipeline.executions.filter(({ action }) => /^loginSharing/.test(action));
    for (const { logs } of decided) {
      const said = logs.split("\n").filter(Boolean);
      assert.ok(said.length >= 1 && said.length <= 2, logs);
    }
    assert.deepEqual(world.pipeline.stray(), []);
  });
}

for (const what of ["no domain", "no key", "no WebAssembly", "a tenant that is not there"]) {
  const [options, about] = BROKEN[what];
  withActions(
    `failing closed: ${what}`,
    { ...options, onLookupFailure: "closed" },
    about,
    async (world) => {
      const { step } = await world.logIn();
      assert.deepEqual(saidBy(step), DENIED);
    },
  );
}

/** Code after ours that takes a part of `api` away, or a method of one: `redirect.sendUserTo`. */
const without = (...parts) => `{
  for (const name of ["onExecutePostLogin", "onContinuePostLogin"]) {
    const act = module.exports[name];
    if (act) module.exports[name] = (event, api) => {
      for (const [part, method] of ${JSON.stringify(parts.map((part) => part.split(".")))}) {
        api[part] = method === undefined ? undefined : { ...api[part], [method]: undefined };
      }
      return act(event, api);
    };
  }
}`;

const PARTS = ["session", "redirect", "prompt", "transaction", "cache", "user", "authentication"];
for (const part of [...PARTS, "accessToken", "validation", "refreshToken"]) {
  for (const place of [{}, { marks: "session" }, { sessions: "stamps" }]) {
    const name = `failing open: no api.${part} (${JSON.stringify(place)})`;
    withActions(name, { ...silent, ...place }, { after: without(part) }, async (world) => {
      assert.equal((await world.logIn()).step.type, "tokens");
      const { browser, step } = await world.logIn();
      assert.equal(step.type, "tokens");
      assert.equal((await browser.silent()).type, "tokens");
    });
  }
}

/** Who is to be asked, and can't be: no token, whatever is missing. */
const OTP = { user: { enrolledFactors: [{ type: "otp" }] } };
const ASKS = {
  "the form": [warn, ["prompt"]],
  "the page": [{ ...warn, page: { url: PAGE_URL } }, []],
  "the page's redirect": [{ ...warn, page: { url: PAGE_URL } }, ["redirect.sendUserTo"]],
  "the transaction's metadata": [warn, ["transaction"]],
  "the challenge": [{ pattern: "reVerify", limit: 1 }, ["authentication"]],
  "the challenge's metadata": [{ pattern: "reVerify", limit: 1 }, ["transaction"]],
};
for (const [what, [options, parts]] of Object.entries(ASKS)) {
  withActions(
    `never unasked: ${what}`,
    options,
    { ...OTP, after: without(...parts) },
    async (world) => {
      const first = await world.logIn();
      assert.equal(first.step.type, "tokens", "who is not asked, passes");
      const { browser, step } = await world.logIn();
      assert.notEqual(step.type, "tokens");
      assert.notEqual((await browser.silent()).type, "tokens");
      assert.equal(world.alive().length, 2);
    },
  );
}

withActions(
  "who was let in stays in where the mark can't be written",
  { ...warn, marks: "session" },
  { features: { sessionMetadata: false } },
  async (world) => {
    await world.logIn();
    const { browser } = await world.logIn();
    const step = await browser.submitForm({ fields: { seatkeeper_answer: "continue" } });
    assert.equal(step.type, "tokens", "the answer was good, and the others have ended");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

withActions(
  "headers as long as a server takes them are no way past the limit",
  { pattern: "block", limit: 1 },
  {},
  async (world) => {
    await world.logIn();
    const device = { userAgent: "x".repeat(40_000) };
    assert.equal((await world.logIn({ device })).step.type, "denied");
  },
);

const many = Array.from({ length: 60 }, (_, index) => ({ provider: "x", user_id: `${index}` }));
withActions(
  "sixty linked accounts are no way past the limit",
  { pattern: "block", limit: 1 },
  { user: { identities: [null, {}, { provider: "x", user_id: "y".repeat(9_000) }, ...many] } },
  async (world) => {
    await world.logIn();
    assert.equal((await world.logIn()).step.type, "denied");
  },
);
