/** @file The directory over a real oidc-provider: what it lists, and that what it ends stays ended. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  createOidcProviderDirectory,
  withAccountIndex,
} from "@seatkeeper/directories/oidc-provider";
import { createMemoryAdapter } from "../../js-wrapper/demo/provider/memory-adapter.js";
import { ALIVE, DEAD, life, startWorld } from "./world.js";

const ROOMY = { pattern: "silent", limit: 100 };

/** What the guard says of a session as soon as its person is known. */
const finishSignIn = (rows, uid) => rows.noteSession(uid, { signIn: "finished" });

test("lists an account's sessions, each once, with exact times and its clients", async (t) => {
  const world = await startWorld(t, ROOMY);
  const start = Date.now();
  const [{ device }] = await world.signedIn(3);
  await world.device().tokens("grace", "battery staple");
  await device.authorize({ app: "tv" });

  const sessions = await world.sessions();
  assert.equal(sessions.length, 3);
  assert.deepEqual(
    sessions.map(({ clientIds }) => clientIds),
    [["tv", "web"], ["web"], ["web"]],
  );
  for (const session of sessions) {
    assert.equal(session.subject, "ada");
    assert.equal(session.kind, "full");
    assert.ok(session.createdAt >= start && session.createdAt <= session.lastActiveAt);
    assert.ok(session.expiresAt > Date.now());
  }
  assert.equal((await world.sessions("grace")).length, 1);
  assert.equal((await world.sessions("nobody")).length, 0);
});

test("a session that nobody signed in to is not listed", async (t) => {
  const world = await startWorld(t, ROOMY);
  const { page } = await world.device().authorize();
  assert.equal(page?.title, "Sign in to Webshop");
  assert.deepEqual(await world.sessions(), []);
});

test("the id stays the same while the cookie changes, and is not the cookie", async (t) => {
  const world = await startWorld(t, ROOMY);
  const device = world.device();
  await device.signIn();
  const [before] = await world.sessions();
  const cookie = async () =>
    (await device.jar.getCookies(world.issuer)).find(({ key }) => key === "_session")?.value;
  const first = await cookie();

  const again = await device.authorize({ prompt: "login" });
  await again.page?.submit({ login: "ada", password: "correct horse" });
  const [after, ...more] = await world.sessions();
  assert.equal(after.id, before.id);
  assert.equal(after.createdAt, before.createdAt);
  assert.deepEqual(more, []);
  assert.notEqual(await cookie(), first);
  assert.ok(first && !JSON.stringify([before, after]).includes(first));
  assert.deepEqual(
    world.keeper.logins.map(({ trigger }) => trigger),
    ["login", "stepUp"],
  );
});

test("ends one of three: its cookie, refresh token and access token are dead, the others go on", async (t) => {
  const world = await startWorld(t, ROOMY);
  const all = await world.signedIn(3);
  const [, victim] = await world.sessions();

  const receipt = await world.directory.revokeSession({ sessionId: victim.id, subject: "ada" });
  assert.deepEqual(receipt, { refreshTokens: true });
  assert.deepEqual(await life(all[0]), ALIVE);
  assert.deepEqual(await life(all[1]), DEAD);
  assert.deepEqual(await life(all[2]), ALIVE);
  assert.equal((await world.sessions()).length, 2);
});

test("a code that was not exchanged yet dies with its session", async (t) => {
  const world = await startWorld(t, ROOMY);
  const device = world.device();
  const { callback } = await device.signIn();
  const [{ id }] = await world.sessions();
  await world.directory.endCurrentSession({ sessionId: id, subject: "ada", reason: "limit" });
  assert.equal((await device.exchange(callback ?? {})).error, "invalid_grant");
});

test("a session that is gone, unknown or another's is notFound", async (t) => {
  const world = await startWorld(t, ROOMY);
  const [one] = await world.signedIn(1);
  const [{ id }] = await world.sessions();
  const end = (sessionId, subject) => world.directory.revokeSession({ sessionId, subject });

  await assert.rejects(end(id, "grace"), { code: "notFound" });
  await assert.rejects(end("unknown", "ada"), { code: "notFound" });
  assert.deepEqual(await life(one), ALIVE);
  await end(id, "ada");
  await assert.rejects(end(id, "ada"), { code: "notFound" });
});

test("times rise strictly, also where the clock stands still", async () => {
  const now = () => 1_795_000_000_000;
  const Adapter = withAccountIndex(createMemoryAdapter({ now }), { now });
  const rows = new Adapter("Session");
  const directory = createOidcProviderDirectory({ adapter: Adapter, now });
  const write = (uid) => rows.upsert(`cookie-${uid}`, { uid, accountId: "ada", jti: uid }, 60);

  for (const uid of ["a", "b", "c"]) await finishSignIn(rows, uid);
  await Promise.all(["c", "a", "b", "a"].map(write));
  const { sessions } = await directory.listSessions({ subjects: ["ada"] });
  assert.deepEqual(
    sessions.map(({ id, createdAt }) => [id, createdAt - now()]),
    [
      ["c", 0],
      ["a", 1],
      ["b", 2],
    ],
  );
});

test("what was ended is not written again, whichever came first", async () => {
  const Adapter = withAccountIndex(createMemoryAdapter());
  const [sessions, grants, tokens] = ["Session", "Grant", "RefreshToken"].map(
    (model) => new Adapter(model),
  );
  const session = {
    uid: "u",
    jti: "cookie",
    accountId: "ada",
    exp: Math.ceil(Date.now() / 1000) + 60,
    authorizations: { web: { grantId: "g" } },
  };
  await sessions.upsert("cookie", session, 60);
  await grants.upsert("g", { accountId: "ada" }, 60);
  await sessions.endSession("u", "ada");

  await sessions.upsert("cookie-2", { ...session, jti: "cookie-2" }, 60);
  await grants.upsert("g", { accountId: "ada" }, 60);
  await tokens.upsert("by-session", { sessionUid: "u" }, 60);
  await tokens.upsert("by-grant", { grantId: "g" }, 60);
  const found = await Promise.all([
    sessions.findByUid("u"),
    sessions.find("cookie-2"),
    grants.find("g"),
    tokens.find("by-session"),
    tokens.find("by-grant"),
  ]);
  assert.deepEqual(found, [undefined, undefined, undefined, undefined, undefined]);
});

test("a grant that another session shares stays", async () => {
  const Adapter = withAccountIndex(createMemoryAdapter());
  const [sessions, grants] = ["Session", "Grant"].map((model) => new Adapter(model));
  await grants.upsert("g", { accountId: "ada" }, 60);
  for (const uid of ["one", "two"]) {
    const authorizations = { web: { grantId: "g" } };
    const exp = Math.ceil(Date.now() / 1000) + 60;
    await finishSignIn(sessions, uid);
    await sessions.upsert(uid, { uid, jti: uid, accountId: "ada", exp, authorizations }, 60);
  }
  await sessions.endSession("one", "ada");
  assert.ok(await grants.find("g"));
  await sessions.endSession("two", "ada");
  assert.equal(await grants.find("g"), undefined);
});

test("the clients' grants that a session gets later count, too", async () => {
  const Adapter = withAccountIndex(createMemoryAdapter());
  const [sessions, grants] = ["Session", "Grant"].map((model) => new Adapter(model));
  await grants.upsert("g", { accountId: "ada" }, 60);
  const exp = Math.ceil(Date.now() / 1000) + 60;
  const write = (uid, authorizations) =>
    sessions.upsert(uid, { uid, jti: uid, accountId: "ada", exp, authorizations }, 60);
  for (const uid of ["one", "two"]) {
    await finishSignIn(sessions, uid);
    await write(uid, {});
  }
  await write("one", { web: { grantId: "g" } });
  await write("two", { web: { grantId: "g" } });
  await sessions.endSession("one", "ada");
  assert.ok(await grants.find("g"));
});

test("where the adapter lists sessions itself, its list says who shares a grant", async () => {
  const Plain = createMemoryAdapter();
  const listed = ["one", "two"].map((uid) => ({
    payload: { uid, jti: uid, accountId: "ada", authorizations: { web: { grantId: "g" } } },
    entry: {},
  }));
  class Listing extends Plain {
    findSessionsByAccountId = async () => listed;
  }
  const Adapter = withAccountIndex(Listing);
  const [sessions, grants] = ["Session", "Grant"].map((model) => new Adapter(model));
  const exp = Math.ceil(Date.now() / 1000) + 60;
  await grants.upsert("g", { accountId: "ada" }, 60);
  await sessions.upsert("one", { ...listed[0].payload, exp }, 60);
  await sessions.endSession("one", "ada");
  assert.ok(await grants.find("g"));
});

test("sessions from before the index are as old as the provider says", async () => {
  const Plain = createMemoryAdapter();
  const installedAt = Date.now();
  const loginTs = Math.floor(installedAt / 1000) - 3600;
  const Adapter = withAccountIndex(Plain, { installedAt });
  const rows = new Adapter("Session");
  await rows.upsert("old", { uid: "old", jti: "old", accountId: "ada", loginTs }, 60);
  const [{ entry }] = await rows.findSessionsByAccountId("ada");
  assert.equal(entry.createdAt, loginTs * 1000);
});

test("an adapter that fails makes an unavailable directory, and says nothing of its own", async () => {
  class Broken {
    async find() {
      throw new Error("password of the database");
    }
  }
  const directory = createOidcProviderDirectory({ adapter: withAccountIndex(Broken) });
  await assert.rejects(directory.listSessions({ subjects: ["ada"] }), (error) => {
    assert.equal(error.code, "unavailable");
    assert.doesNotMatch(error.message, /password/);
    return true;
  });
});

test("an adapter that can't list is refused at once", () => {
  assert.throws(() => createOidcProviderDirectory({ adapter: createMemoryAdapter() }), {
    message: /withAccountIndex/,
  });
});
