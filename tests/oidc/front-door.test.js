/** @file What the guard and its directory are given is checked when it is handed over. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { createKeyring, createSeatkeeper, memoryStore, patternFlow } from "@seatkeeper/host";
import {
  createOidcProviderDirectory,
  withAccountIndex,
} from "@seatkeeper/directories/oidc-provider";
import { guardLogin, permittedKinds } from "@seatkeeper/oidc-provider";
import { createMemoryAdapter } from "../../js-wrapper/demo/provider/memory-adapter.js";
import { neverLeaks, neverLeaksIn } from "../pages/hostile.js";
import { startWorld } from "./world.js";

const keyring = createKeyring({ current: { kid: "k", secret: randomBytes(32) } });
const adapter = withAccountIndex(createMemoryAdapter());
const directory = createOidcProviderDirectory({ adapter });
const issuer = "https://id.example";
const keeper = createSeatkeeper({
  directory,
  flow: patternFlow("silent", 1),
  store: memoryStore(),
  keyring,
  issuer,
});
const good = { keeper, directory, keyring };
const every = {
  ...good,
  triggerOf: () => "login",
  linkedSubjectsOf: () => [],
  attributesOf: () => ({}),
  formActionOrigins: ["https://app.example"],
  now: Date.now,
};
const configuration = {
  interactions: { policy: [], url: () => "/" },
  ttl: { Session: 60 },
  cookies: { short: {} },
  rotateRefreshToken: true,
};
const provider = { issuer, use() {}, cookieName: () => "name" };
const configured = () => {
  const guard = guardLogin(good);
  guard.configure({});
  return guard;
};

test("whatever the guard is given, it works or throws a listed error", async () => {
  await neverLeaksIn(every, (it) => guardLogin(it));
  await neverLeaksIn(configuration, (it) => guardLogin(good).configure(it));
  for (const name of Object.keys(configuration)) {
    if (name === "rotateRefreshToken") continue;
    await neverLeaksIn(configuration[name], (it) => guardLogin(good).configure({ [name]: it }));
  }
  await neverLeaksIn(provider, (it) => configured().attach(it));
  await neverLeaksIn({ features: {}, clients: [{ grant_types: [] }] }, (it) => permittedKinds(it));
  await neverLeaks((it) => permittedKinds({ features: { ciba: it, openid4vci: it } }));
  await neverLeaks((it) => permittedKinds({ clients: [it] }));
});

test("whatever the directory is given, it works or throws a listed error", async () => {
  await neverLeaks((it) => withAccountIndex(it));
  await neverLeaksIn({ now: Date.now, installedAt: 0 }, (it) =>
    withAccountIndex(createMemoryAdapter(), it),
  );
  await neverLeaksIn({ adapter, jwtAccessTokenMs: 1, now: Date.now }, (it) =>
    createOidcProviderDirectory(it),
  );
  const who = { sessionId: "s", subject: "ada", linkedSubjects: ["eve"], signal: undefined };
  await neverLeaks((it) => directory.listSessions(it));
  await neverLeaks((it) => directory.listSessions({ subjects: it }));
  for (const name of /** @type {const} */ (["revokeSession", "endCurrentSession"])) {
    await neverLeaks((it) => directory[name](it));
    for (const field of Object.keys(who)) {
      await neverLeaks((it) => directory[name](/** @type {any} */ ({ ...who, [field]: it })));
    }
  }
  for (const name of /** @type {const} */ (["find", "wasEnded", "note"])) {
    await neverLeaks((it) => directory[name](it, {}));
  }
});

const any = (value) => /** @type {any} */ (value);
/** [what is wrong, the call, where it says it is] */
const REFUSED = [
  ["no keeper", () => guardLogin(any({ directory, keyring })), "/keeper"],
  ["no directory", () => guardLogin(any({ keeper, keyring })), "/directory"],
  ["no keyring", () => guardLogin(any({ keeper, directory })), "/keyring"],
  ["a misspelt option", () => guardLogin(any({ ...good, triggersOf() {} })), "/triggersOf"],
  ["a directory of another kind", () => guardLogin({ ...good, directory: any({}) }), "/directory"],
  [
    "an origin with more in it",
    () => guardLogin({ ...good, formActionOrigins: ["https://a.example 'unsafe-inline'"] }),
    "/formActionOrigins",
  ],
  ["no configuration", () => guardLogin(good).configure(any(undefined)), ""],
  [
    "a policy that is no list",
    () => guardLogin(good).configure({ interactions: { policy: {} } }),
    "/interactions/policy",
  ],
  [
    "a session's life as a text",
    () => guardLogin(good).configure({ ttl: { Session: "14 days" } }),
    "/ttl/Session",
  ],
  ["a provider that wasn't configured", () => guardLogin(good).attach(provider), "/provider"],
  ["no provider", () => configured().attach(any(undefined)), "/provider"],
  [
    "a provider without TLS",
    () => configured().attach(any({ ...provider, issuer: "http://id.example" })),
    "/issuer",
  ],
  ["an adapter that is none", () => withAccountIndex(any({})), "/Adapter"],
  [
    "a misspelt date",
    () => withAccountIndex(createMemoryAdapter(), any({ installed: 1 })),
    "/options/installed",
  ],
  [
    "an adapter that can't list",
    () => createOidcProviderDirectory({ adapter: any(createMemoryAdapter()) }),
    "/adapter",
  ],
  [
    "an adapter that can't be made",
    () => createOidcProviderDirectory({ adapter: any(() => ({})) }),
    "/adapter",
  ],
  [
    "a lifetime as a text",
    () => createOidcProviderDirectory({ adapter, jwtAccessTokenMs: any("1h") }),
    "/jwtAccessTokenMs",
  ],
];
for (const [name, call, path] of REFUSED) {
  test(`${name} is refused, with the place`, () => {
    assert.throws(any(call), { name: "SeatkeeperError", code: "optionsInvalid", path });
  });
}

test("a request that can't be read is invalid, as directories say it", async () => {
  const refused = { name: "DirectoryError", code: "invalid" };
  await assert.rejects(directory.listSessions(any({ subject: "ada" })), refused);
  await assert.rejects(directory.revokeSession(any({ sessionId: "s" })), refused);
});

test("an adapter that fails says nothing of its own, whatever it is asked", async () => {
  class Broken {
    find = () => Promise.reject(new Error("password of the database"));
    findByUid = this.find;
  }
  const broken = createOidcProviderDirectory({ adapter: withAccountIndex(any(Broken)) });
  const asked = [broken.find("s"), broken.wasEnded("s"), broken.note("s", {})];
  for (const each of asked) {
    await assert.rejects(each, { code: "unavailable", message: "the provider's adapter failed" });
  }
});

test("what is configured is a copy: what comes after changes nothing, and the rest is passed on", () => {
  const findAccount = () => {};
  const given = { findAccount, ttl: { Session: 60, Grant: 70 } };
  const guarded = guardLogin(good).configure(given);
  given.ttl = { Session: 1, Grant: 1 };
  assert.equal(guarded.findAccount, findAccount);
  assert.deepEqual(guarded.ttl, { Session: 60, Grant: 70 });
  assert.deepEqual(Object.keys(given), ["findAccount", "ttl"]);
});

test("a client that has no keeper is told of by its place, not by a crash", async (t) => {
  const world = await startWorld(t, {
    keeper: (parts) => {
      const own = createSeatkeeper({ ...parts, flow: patternFlow("silent", 1) });
      return (clientId) => (clientId === "web" ? own : undefined);
    },
  });
  await world.device().tokens();
  await world.device({ client: "tv" }).signIn();
  const [{ code, path }] = world.faults;
  assert.deepEqual({ code, path }, { code: "optionsInvalid", path: "/keeper" });
});
