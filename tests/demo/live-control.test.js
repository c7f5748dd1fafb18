/** @file The limit that a page posts, or a hand writes into the file, decides the next real login, and no login that waits. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { startLive } from "./live.js";

const LIMIT_PAGE = "You're signed in elsewhere";

test("a posted limit decides the next real login; a page that is open keeps its own", async (t) => {
  const flow = patternFlow("warn", 1, { strategy: "excess", name: "demo-try" });
  const world = await startLive(t, { flow });
  const page = await world.page();
  await world.device().tokens();
  const waiting = await world.device().signIn();
  assert.equal(waiting.page?.title, LIMIT_PAGE);

  assert.deepEqual(await world.post({ limit: 5 }), { status: 200, limit: 5 });
  const told = await page.next("flow");
  assert.deepEqual([told.client, told.pattern, told.limit], ["try", "warn", 5]);
  assert.deepEqual(told.flow, patternFlow("warn", 5, { strategy: "excess", name: "demo-try" }));
  await world.device().tokens();
  assert.equal((await world.sessions()).length, 3);

  const { callback } = await waiting.page.submit({ output: "continue" });
  assert.ok(callback?.code);
  // By its own limit of one the older session goes; under five nothing would.
  assert.equal((await world.sessions()).length, 2);

  assert.deepEqual(await world.post({ limit: 1 }), { status: 200, limit: 1 });
  assert.equal((await world.device().signIn()).page?.title, LIMIT_PAGE);
  page.leave();
});

test("what a hand writes into the file shows on the page, a mistake too", async (t) => {
  const world = await startLive(t);
  const page = await world.page();
  await page.next("state");
  const edit = (text) => writeFileSync(world.flowFile.path, text);
  const block = patternFlow("block", 1, { name: "demo-try" });

  edit(JSON.stringify(block));
  assert.deepEqual(await page.next("flow"), {
    client: "try",
    flow: block,
    pattern: "block",
    limit: 1,
  });
  await world.device().tokens();
  assert.equal((await world.device().signIn()).page.title, "You are not signed in");

  edit("{ not yet");
  const { problem, flow } = await page.next("flow");
  assert.deepEqual([problem.code, flow], ["flowInvalid", undefined]);
  edit(JSON.stringify(patternFlow("warn", 0, { name: "demo-try" })));
  const second = await page.next("flow");
  assert.deepEqual(
    [second.problem.code, second.problem.path],
    ["flowInvalid", "/nodes/0/config/rule/value"],
  );
  edit(JSON.stringify(block));
  assert.equal((await page.next("flow")).limit, 1);
  page.leave();
});

test("where files can't be watched, a posted limit shows at once, a hand's at the next login", async (t) => {
  const world = await startLive(t, { watches: false });
  const page = await world.page();
  await page.next("state");
  // The first may still be found by the look that follows the state.
  for (const limit of [4, 5]) {
    await world.post({ limit });
    assert.equal((await page.next("flow")).limit, limit);
  }
  world.flowFile.write(patternFlow("silent", 3, { name: "demo-try" }));
  await world.device().tokens();
  assert.equal((await page.next("flow")).limit, 3);
  page.leave();
});

test("what is no limit changes nothing, and is answered in the words of the node", async (t) => {
  const world = await startLive(t);
  const before = readFileSync(world.flowFile.path, "utf8");
  for (const text of ["0", "-1", "1.5", "9007199254740992", "1e400"]) {
    const { status, code, path, message } = await world.post(`{"limit": ${text}}`);
    const place = "/nodes/0/config/rule/value";
    assert.deepEqual([status, code, path], [400, "flowInvalid", place], text);
    assert.match(message, /expected an integer/, text);
  }
  const strange = ['{"limit": "3"}', '{"limit": null}', '{"limit": {"path": "/x", "default": 3}}'];
  const bodies = [
    "",
    "{",
    "null",
    "3",
    "[3]",
    "{}",
    '{"limit": 3, "more": 1}',
    '{"__proto__": {}}',
  ];
  for (const body of [...strange, ...bodies]) {
    const { status, code } = await world.post(body);
    assert.deepEqual([status, code], [400, "limitInvalid"], body);
  }
  const long = await world.post({ limit: 3, more: "x".repeat(2000) });
  assert.deepEqual([long.status, long.code], [413, "tooLong"]);
  assert.equal(readFileSync(world.flowFile.path, "utf8"), before);

  world.flowFile.write({ nonsense: true });
  assert.equal((await world.post({ limit: 3 })).code, "flowInvalid");
  writeFileSync(world.flowFile.path, "{");
  assert.equal((await world.post({ limit: 3 })).code, "flowInvalid");
  const { nodes, edges, ...head } = patternFlow("silent", 3);
  const [, , ...rest] = nodes;
  const open = { ...head, nodes: rest, edges: edges.filter(({ source }) => source === "token") };
  world.flowFile.write({ ...open, nodes: rest.filter(({ type }) => type !== "logout") });
  assert.equal((await world.post({ limit: 3 })).code, "limitInvalid");
});
