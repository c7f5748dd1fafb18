/** @file The marks that we have keep what marks promise, and the suite tells those that don't. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore } from "@seatkeeper/host";
import { marksConformance } from "@seatkeeper/host/conformance";
import { storeMarks } from "../../js-wrapper/host/src/admission/marks.js";
import { eachRuleHasOne, failing } from "./collect.js";

/** Marks in a map: what the broken ones are made of. @param {(sound: any, rows: Map<string, any>) => any} [broken] */
function marksInMap(broken = () => ({})) {
  const rows = new Map();
  const key = ({ flow, sessionId, subject }) => JSON.stringify([flow, sessionId, subject]);
  const copy = (value) => structuredClone(value);
  const sound = {
    keepsWhole: true,
    get: async (whose) => copy(rows.get(key(whose))),
    set: async (whose, mark) => void rows.set(key(whose), copy(mark)),
    clear: async (whose) => void rows.delete(key(whose)),
  };
  const marks = { ...sound, ...broken(sound, rows) };
  return { marks, second: marks };
}

/** All of them under another name. @param {(whose: any) => any} rename */
const renamed = (rename) => (sound) => ({
  get: (whose) => sound.get(rename(whose)),
  set: (whose, mark) => sound.set(rename(whose), mark),
  clear: (whose) => sound.clear(rename(whose)),
});

const joined = (sign) =>
  renamed(({ flow, sessionId, subject }) => ({ flow: [flow, sessionId, subject].join(sign) }));

/** @type {Array<[string, string, (sound: any, rows: Map<string, any>) => any]>} */
const BROKEN = [
  [
    "say `null` of a stranger",
    "marks: whoever was never seen has no mark: undefined",
    ({ get }) => ({ get: async (whose) => (await get(whose)) ?? null }),
  ],
  [
    "lose what the access token carries",
    "marks: a mark is kept as it was set, and other instances see it",
    ({ set }) => ({ set: (whose, { token: _, ...mark }) => set(whose, mark) }),
  ],
  [
    "add to what stood there before",
    "marks: a mark takes the place of the one before, and nothing of that is left",
    ({ get, set }) => ({
      set: async (whose, mark) => set(whose, { ...(await get(whose)), ...mark }),
    }),
  ],
  [
    "clear nothing",
    "marks: a mark that is cleared is gone, and can be set again",
    () => ({ clear: async () => {} }),
  ],
  [
    "throw where there is nothing to clear",
    "marks: clearing what isn't there is no error",
    ({ get, clear }) => ({
      async clear(whose) {
        if ((await get(whose)) === undefined) throw new Error("no such mark");
        return clear(whose);
      },
    }),
  ],
  ...["flow", "sessionId", "subject"].map(
    (part) =>
      /** @type {[string, string, any]} */ ([
        `don't tell apart by \`${part}\``,
        `marks: another \`${part}\` has another mark`,
        renamed((whose) => ({ ...whose, [part]: "any" })),
      ]),
  ),
  ...[":", "/", '","', " ", "|", ".", "\0"].map(
    (sign) =>
      /** @type {[string, string, any]} */ ([
        `join names by ${JSON.stringify(sign)}`,
        "marks: names are plain text: none runs into another, no sign means anything",
        joined(sign),
      ]),
  ),
  [
    "read names as if case didn't matter",
    "marks: names are plain text: none runs into another, no sign means anything",
    renamed((whose) =>
      Object.fromEntries(Object.entries(whose).map(([name, it]) => [name, it.toLowerCase()])),
    ),
  ],
  [
    "hand out what they keep",
    "marks: what goes in and comes out are copies",
    (_, rows) => {
      const key = (whose) => JSON.stringify(whose);
      return {
        get: async (whose) => rows.get(key(whose)),
        set: async (whose, mark) => void rows.set(key(whose), structuredClone(mark)),
        clear: async (whose) => void rows.delete(key(whose)),
      };
    },
  ],
  [
    "keep what the caller goes on changing",
    "marks: what goes in and comes out are copies",
    (_, rows) => {
      const key = (whose) => JSON.stringify(whose);
      return {
        get: async (whose) => structuredClone(rows.get(key(whose))),
        set: async (whose, mark) => void rows.set(key(whose), mark),
        clear: async (whose) => void rows.delete(key(whose)),
      };
    },
  ],
];

eachRuleHasOne("marks", BROKEN, (collect, broken) =>
  marksConformance({ test: collect, createMarks: () => marksInMap(broken) }),
);

marksConformance({
  test: (name, run) => test(`in a store: ${name}`, run),
  createMarks() {
    const store = memoryStore();
    const [marks, second] = [
      storeMarks({ store, tenant: "t" }),
      storeMarks({ store, tenant: "t" }),
    ];
    return { marks, second };
  },
});

const forgetful =
  (kept) =>
  ({ get, set, clear }) => ({
    keepsWhole: undefined,
    get,
    set: (whose, mark) => (kept(mark) ? set(whose, { state: mark.state }) : clear(whose)),
  });

marksConformance({
  test: (name, run) => test(`admissions only: ${name}`, run),
  createMarks: () => marksInMap(forgetful(({ state }) => state === "admitted")),
});

test("marks that say nothing of keeping all of them keep admissions in any case", async () => {
  const lost = () => marksInMap(forgetful(({ token }) => token === undefined));
  const { failed } = await failing(({ test: collect }) =>
    marksConformance({ test: collect, createMarks: lost }),
  );
  assert.ok(failed.includes("marks: a mark is kept as it was set, and other instances see it"));
});
