/** @file The suite for directories tells the broken ones: for each rule there is one that breaks it and no other. */
import { directoryConformance } from "@seatkeeper/host/conformance";
import { DATED } from "./broken/dated.js";
import { DECLARED } from "./broken/declared.js";
import { ENDED } from "./broken/ended.js";
import { LISTED, MANY } from "./broken/listed.js";
import { soundDirectory } from "./broken/sound-directory.js";
import { BROKEN_TURNS } from "./broken/turns.js";
import { eachRuleHasOne } from "./collect.js";

/** @typedef {import("./broken/sound-directory.js").Broken} Broken */

/** Those without turns are like other people's servers. */
const CASES = [...DECLARED, ...LISTED, ...DATED, ...ENDED].map(
  ([what, rule, broken]) =>
    /** @type {[string, string, Broken]} */ ([
      what,
      `directory: ${rule}`,
      (sound, under) => ({ inTurn: undefined, ...broken(sound, under) }),
    ]),
);
const TURN_CASES = BROKEN_TURNS.map(
  ([what, rule, broken]) =>
    /** @type {[string, string, Broken]} */ ([
      `whose turns ${what}`,
      `directory: inTurn, if it is there: ${rule}`,
      broken,
    ]),
);

eachRuleHasOne("directory", [...CASES, ...TURN_CASES], (collect, broken = () => ({})) =>
  directoryConformance({
    test: collect,
    many: MANY,
    patienceMs: 2_000,
    createDirectory() {
      const under = soundDirectory();
      Object.assign(under.directory, broken({ ...under.directory }, under));
      return under;
    },
  }),
);
