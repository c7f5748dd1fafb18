/** @file The suite for stores tells the broken ones: for each rule there is one that breaks it and no other. */
import { memoryStore } from "@seatkeeper/host";
import { storeConformance } from "@seatkeeper/host/conformance";
import { BROKEN_LISTS } from "./broken/due-lists.js";
import { BROKEN_ROWS } from "./broken/rows.js";
import { eachRuleHasOne } from "./collect.js";

const CASES = [...BROKEN_ROWS, ...BROKEN_LISTS].map(
  ([what, rule, broken]) =>
    /** @type {[string, string, (sound: any) => any]} */ ([what, `store: ${rule}`, broken]),
);

eachRuleHasOne("store", CASES, (collect, broken = () => ({})) =>
  storeConformance({
    test: collect,
    createStore() {
      let time = 1_700_000_000_000;
      const sound = memoryStore({ now: () => time });
      return { store: { ...sound, ...broken(sound) }, advance: (ms) => void (time += ms) };
    },
  }),
);
