/** @file The impact of the patterns on a history: whom each would have touched at each limit, and how often. */

import { PATTERNS } from "@seatkeeper/host";
import { openReplay } from "./module.js";
import { nextTask } from "./pieces.js";
import { worldsOf } from "./worlds.js";

const LIMITS = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

/** How many logins and ends are played in one go: some ten milliseconds' worth. */
const SLICE = 20_000;

/**
 * @typedef {object} AtLimit
 * @property {number} limit
 * @property {number} people touched at least once
 * @property {number} logins at which the rule held: asked, displacing, challenged or turned away
 * @property {number} ended sessions that were ended before their time
 *
 * @typedef {object} Impact
 * @property {number} people who logged in
 * @property {number} logins of theirs
 * @property {Array<{ pattern: import("@seatkeeper/host").Pattern, limits: AtLimit[] }>} patterns
 */

/**
 * Plays a history under each pattern at each limit, with the nodes that decide in production. Who is asked or
 * challenged is taken to go on; who is turned away stays out, and that session has never been.
 *
 * @param {import("./read.js").History} history
 * @param {object} [settings]
 * @param {import("@seatkeeper/host").PatternOptions[import("@seatkeeper/host").Pattern]} [settings.options] as `patternFlow` takes them; not `strategy: "chosen"`
 * @param {readonly number[]} [settings.limits] 1 to 10 where left out
 * @param {readonly import("@seatkeeper/host").Pattern[]} [settings.patterns] all four where left out
 * @param {(progress: { done: number, total: number }) => void} [settings.onProgress] logins and ends
 * @param {AbortSignal} [settings.signal] looked at between two slices of some milliseconds
 * @param {WebAssembly.Module | BufferSource} [settings.module] where it is not to be fetched or read from its
 *   file
 * @returns {Promise<Impact>}
 * @throws {import("@seatkeeper/host").SeatkeeperError} `historyInvalid` where times of one person can't be
 *   believed or one has over 10,000 sessions at once; `patternInvalid` or `flowInvalid`; the
 *   signal's own reason where it was aborted
 */
export async function impactOf(
  history,
  { options = {}, limits = LIMITS, patterns = PATTERNS, onProgress, signal, module } = {},
) {
  const { worlds, places } = await worldsOf(patterns, limits, options);
  const replay = await openReplay(history, worlds, module);
  try {
    let open = replay.advance(0);
    const total = open;
    while (open > 0) {
      signal?.throwIfAborted();
      open = replay.advance(SLICE);
      onProgress?.({ done: total - open, total });
      await nextTask();
    }
    signal?.throwIfAborted();
    const [{ people, logins }, ...tallies] = replay.tallies();
    const at = (row) => limits.map((limit, place) => ({ limit, ...tallies[places[row][place]] }));
    return {
      people,
      logins,
      patterns: patterns.map((pattern, row) => ({ pattern, limits: at(row) })),
    };
  } finally {
    replay.close();
  }
}
