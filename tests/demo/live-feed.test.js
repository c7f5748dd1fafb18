/** @file The live feed tells a page of real runs and sessions as they happen, and of nothing that is secret. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sessionsOf, startLive } from "./live.js";

const DESKTOP = { browser: "Firefox", os: "Linux" };
const sessionCount = (count, subject) => (data) => sessionsOf(data, subject).length === count;

test("a page is told at once how things stand", async (t) => {
  const world = await startLive(t);
  const page = await world.page();
  assert.equal(page.headers.get("content-type"), "text/event-stream; charset=utf-8");
  const { flow, people, runs, apps } = await page.next("state");
  const document = world.flowFile.read();
  assert.deepEqual(flow, { client: "try", flow: document, pattern: "warn", limit: 2 });
  assert.deepEqual(
    people,
    ["ada", "grace", "alan", "edsger", "you"].map((subject) => ({ subject, sessions: [] })),
  );
  assert.deepEqual(runs, []);
  assert.deepEqual(
    apps.map(({ client, pattern, limit }) => [client, pattern, limit]),
    [
      ["warn", "warn", 2],
      ["silent", "silent", 2],
      ["reVerify", "reVerify", 2],
      ["block", "block", 2],
      ["try", undefined, undefined],
    ],
  );
  page.leave();
});

test("a real login shows as its run and its session, and in the next page's state", async (t) => {
  const world = await startLive(t);
  const page = await world.page();
  await page.next("state");
  await world.device().tokens();

  const run = await page.next("run");
  const [session] = await world.sessions();
  const { record, at, ...whose } = run;
  assert.deepEqual(whose, { seq: 1, client: "try", subject: "ada", sessionId: session.id });
  assert.deepEqual([record.outcome, record.flow.name, record.at], ["allowed", "demo-try", at]);
  assert.ok(record.visits.some(({ type, output }) => type === "data-query" && output === "false"));

  const isComplete = (data) => sessionsOf(data, "ada")[0]?.clientIds.length === 1;
  const told = await page.next("sessions", isComplete);
  const { id, createdAt } = session;
  const expected = [{ id, createdAt, clientIds: ["try"], device: DESKTOP }];
  assert.deepEqual(sessionsOf(told, "ada"), expected);
  assert.deepEqual(sessionsOf(told, "grace"), []);

  const late = await world.page();
  const state = await late.next("state");
  assert.deepEqual(sessionsOf(state, "ada"), expected);
  assert.deepEqual(state.runs, [run]);
  page.leave();
  late.leave();
});

test("a run that waits for a page is told twice, by one name", async (t) => {
  const world = await startLive(t);
  const page = await world.page();
  for (let count = 0; count < 2; count++) await world.device().tokens();
  const third = world.device();
  const arrival = await third.signIn();
  const waits = await page.next("run", ({ record }) => record.outcome === "paused");
  await page.next("sessions", sessionCount(3, "ada"));

  await arrival.page.submit({ output: "continue" });
  const done = await page.next("run", ({ seq }) => seq > waits.seq);
  assert.equal(done.record.run, waits.record.run);
  assert.deepEqual([done.record.outcome, done.subject], ["allowed", "ada"]);
  assert.deepEqual([done.sessionId, waits.sessionId], Array(2).fill(done.sessionId));
  const isAlone = (data) =>
    sessionsOf(data, "ada").every(({ id }) => id === done.sessionId) &&
    sessionCount(1, "ada")(data);
  await page.next("sessions", isAlone);
  page.leave();
});

test("a session that ends without a run shows too: ended by the directory, or signed out", async (t) => {
  const world = await startLive(t);
  const [one, other] = [world.device(), world.device()];
  await one.tokens();
  const { id_token: hint } = await other.tokens();
  const page = await world.page();
  assert.equal(sessionsOf(await page.next("state"), "ada").length, 2);

  const [{ id: sessionId }] = await world.sessions();
  await world.directory.revokeSession({ sessionId, subject: "ada" });
  await page.next("sessions", sessionCount(1, "ada"));

  const asked = await other.visit(`/session/end?id_token_hint=${hint}`);
  await asked.page.submit({ logout: "yes" });
  await page.next("sessions", sessionCount(0, "ada"));
  page.leave();
});

test("no password, cookie, token, address or agent string is ever told", async (t) => {
  const world = await startLive(t);
  const page = await world.page();
  const device = world.device();
  for (let count = 0; count < 2; count++) await world.device().tokens();
  const { page: asked } = await device.signIn();
  const { callback } = await asked.submit({ output: "continue" });
  const tokens = await device.exchange(callback);
  await device.refresh(tokens.refresh_token);
  await page.next("run", ({ record }) => record.outcome === "paused");
  await page.next("sessions", sessionCount(1, "ada"));
  const late = await world.page();
  await late.next("state");

  const cookies = await device.jar.getCookies(world.issuer);
  const secrets = [
    "correct horse",
    "127.0.0.1",
    "Mozilla",
    "rv:140",
    asked.hidden.pause,
    asked.hidden.nonce,
    callback.code,
    tokens.access_token,
    tokens.refresh_token,
    tokens.id_token,
    world.token,
    ...cookies.map(({ value }) => value),
  ];
  assert.ok(cookies.length > 2 && secrets.every((secret) => secret?.length > 5));
  for (const text of [page.text(), late.text()]) {
    for (const secret of secrets) assert.ok(!text.includes(secret), secret);
  }
  page.leave();
  late.leave();
});

test("a page that comes late is told the last fifty runs", async (t) => {
  const world = await startLive(t);
  for (let at = 1; at <= 60; at++) world.news.emit("run", { client: "warn", at, record: {} });
  const page = await world.page();
  const { runs } = await page.next("state");
  assert.deepEqual(
    runs.map(({ seq, at }) => [seq, at]),
    Array.from({ length: 50 }, (_, index) => [index + 11, index + 11]),
  );
  page.leave();
});

test("eight pages may look at once; the place of one that left is free", async (t) => {
  const world = await startLive(t);
  const pages = [];
  for (let count = 0; count < 8; count++) pages.push(await world.page());
  const ninth = await world.listen();
  assert.deepEqual([ninth.status, (await ninth.json()).code], [503, "tooManyStreams"]);

  pages[0].leave();
  let again;
  do again = await world.page();
  while (again.status === 503);
  await again.next("state");
  for (const page of [again, ...pages]) page.leave();
});

test("the server ends the streams when it closes", async (t) => {
  const world = await startLive(t);
  const page = await world.page();
  await page.next("state");
  assert.equal(world.watching(), 1);
  await Promise.all([world.close(), page.ended()]);
  assert.equal(world.watching(), 0);
});
