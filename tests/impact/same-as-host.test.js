/** @file The module's numbers are those of the real host with the three modules, for any history. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import { playedByHost } from "./by-host.js";
import { chance } from "./chance.js";

const PATTERNS = /** @type {const} */ (["warn", "silent", "reVerify", "block"]);
const LIMITS = [1, 2, 3, 4];

/** A few people, little time: much happens at one instant. The ids sort differently by bytes and by halves. */
function randomHistory(seed) {
  const next = chance(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const marks = ["a", "B", "é", "\u{1f600}", "\uff5e"];
  const length = 1 + Math.floor(next() * 14);
  const people = 1 + Math.floor(next() * 3);
  return Array.from({ length }, (_, index) => {
    const created = 1 + Math.floor(next() * 9);
    return {
      subject: `person ${Math.floor(next() * people)}`,
      session: `${pick(marks)}${index}`,
      created,
      ended: pick([undefined, created, created + Math.floor(next() * 6)]),
      client: pick([undefined, "web", "tv"]),
      kind: pick([undefined, undefined, undefined, "full", "robot", "pin", "impersonation"]),
    };
  });
}

const OPTIONS = [
  {},
  { strategy: "excess" },
  { strategy: "excess", scope: "client", field: "activeSessionCountForClient" },
  { scope: "client" },
  { field: "distinctDeviceCount", operator: ">" },
  { operator: "==" },
  { operator: "<", strategy: "excess", order: "leastRecentlyUsed" },
  { rule: { all: [{ value: 2 }, { field: "activeSessionCountForClient", value: 1 }] } },
  { rule: { any: [{ value: 3 }, { field: "activeSessionCountForClient", value: 2 }] } },
  { triggers: ["impersonation", "login"] },
  { triggers: ["recovery"] },
  { classes: ["service"] },
  { classes: ["interactive"], sameDevice: "replace" },
  { rescue: "reVerify" },
  { explain: false, onLookupFailure: "closed", onPartialLookup: "closed" },
];

for (const [number, options] of OPTIONS.entries()) {
  test(`as by the host: ${JSON.stringify(options)}`, async () => {
    const { rescue, ...others } = options;
    for (let seed = 0; seed < 6; seed += 1) {
      const rows = randomHistory(1000 * number + seed);
      const lines = rows.map((row) => JSON.stringify(row)).join("\n");
      const { patterns } = await impactOf(await readHistory(lines), { options, limits: LIMITS });
      for (const { pattern, limits } of patterns) {
        const own = pattern === "block" ? options : others;
        for (const { limit, ...found } of limits) {
          const flow = { pattern, limit, options: own };
          assert.deepEqual(found, await playedByHost(rows, flow), `${pattern} ${limit}\n${lines}`);
        }
      }
    }
  });
}

test("the random histories are worth playing: each pattern touches somebody, and not everybody", async () => {
  const touched = { some: 0, none: 0 };
  for (let seed = 0; seed < 50; seed += 1) {
    const lines = randomHistory(seed).map((row) => JSON.stringify(row));
    const { patterns, people } = await impactOf(await readHistory(lines.join("\n")), {
      limits: LIMITS,
      patterns: PATTERNS,
    });
    for (const { limits } of patterns) {
      for (const at of limits) {
        if (at.people > 0) touched.some += 1;
        if (at.people < people) touched.none += 1;
      }
    }
  }
  assert.ok(touched.some > 200 && touched.none > 200, JSON.stringify(touched));
});
