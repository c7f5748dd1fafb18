/** @file What a node needs of the directory: told by its settings, exactly, in words that are sorted and each there once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";

const nodes = loadNodes();

/** The words, and whether they are a list of the caller's own. */
function needs(type, config) {
  const node = nodes.prepare(type, config);
  try {
    const words = node.needs();
    assert.deepEqual(words, [...new Set(words)].sort());
    words.push("spoilt");
    const again = node.needs();
    assert.equal(Object.getPrototypeOf(again), Array.prototype);
    return again;
  } finally {
    node.free();
  }
}

const CLIENT = { field: "activeSessionCountForClient", value: 1 };
const query = (rule, more) => ["data-query", { rule, ...more }];
const force = (config) => ["force-logout", config];

for (const [name, [type, config], expected] of [
  ["a count of all sessions needs nothing", query({ value: 1 }), []],
  ["a count at the client is about clients", query(CLIENT), ["clientIds"]],
  [
    "so is one deep in a rule",
    query({ any: [{ value: 9 }, { all: [{ value: 5 }, CLIENT] }] }),
    ["clientIds"],
  ],
  [
    "a limit that only reads like that count is not",
    query({ value: { path: "/attributes/activeSessionCountForClient", default: 3 } }),
    [],
  ],
  [
    "sessions that are replaced on their device are told apart by it",
    query({ value: 1 }, { sameDevice: "replace" }),
    ["deviceId"],
  ],
  [
    "both at once",
    query(CLIENT, { sameDevice: "replace", recheckOnRenewal: true }),
    ["clientIds", "deviceId"],
  ],
  ["ending needs that one session can end", force({}), ["endsSession"]],
  ["at a client", force({ scope: "client" }), ["clientIds", "endsSession"]],
  ["on the same device", force({ strategy: "sameDevice" }), ["deviceId", "endsSession"]],
  ["or beside it", force({ sameDevice: "replace" }), ["deviceId", "endsSession"]],
  [
    "the least recently used",
    force({ strategy: "excess", limit: 2, order: "leastRecentlyUsed" }),
    ["endsSession", "lastActiveAt"],
  ],
  [
    "the soonest expiring",
    force({ strategy: "excess", limit: 2, order: "soonestExpiring" }),
    ["endsSession", "expiresAt"],
  ],
  [
    "all that it can need",
    force({ scope: "client", sameDevice: "replace", order: "soonestExpiring" }),
    ["clientIds", "deviceId", "endsSession", "expiresAt"],
  ],
  [
    "a limit that only reads like the count at a client",
    force({
      strategy: "excess",
      limit: { path: "/attributes/activeSessionCountForClient", default: 1 },
    }),
    ["endsSession"],
  ],
  ["turning a login away needs nothing", ["logout", {}], []],
  ["but at a client", ["logout", { scope: "client" }], ["clientIds"]],
]) {
  test(name, () => assert.deepEqual(needs(type, config), expected));
}
