/** @file The worlds that a history is played in: by which nodes each pattern decides at each limit. */

import { compileFlow, memoryDirectory, patternFlow, SeatkeeperError } from "@seatkeeper/host";

const MOST_LIMITS = 100;

/** What a history can't tell, by the option that would need it. */
const UNTOLD = {
  reportOnly: { value: true, why: "nothing would be touched, that is what it means" },
  strategy: { value: "chosen", why: "nobody knows whom they would have chosen" },
};

/**
 * @param {readonly import("@seatkeeper/host").Pattern[]} patterns
 * @param {readonly number[]} limits
 * @param {Record<string, any>} options of {@link patternFlow}; `rescue` is for block alone
 * @returns {Promise<{ worlds: any[], places: number[][] }>} each world once, and by pattern and limit where it
 *   stands
 * @throws {SeatkeeperError} `patternInvalid` or `flowInvalid`
 */
export async function worldsOf(patterns, limits, options) {
  if (limits.length > MOST_LIMITS) {
    throw new SeatkeeperError("patternInvalid", `expected at most ${MOST_LIMITS} limits`);
  }
  for (const [name, { value, why }] of Object.entries(UNTOLD)) {
    if (options[name] !== value) continue;
    const path = `/options/${name}`;
    throw new SeatkeeperError("patternInvalid", `\`${path}\`: ${why}`, { path });
  }
  const worlds = [];
  const known = new Map();
  const placeOf = async (pattern, limit) => {
    const world = await worldOf(pattern, limit, options);
    const text = JSON.stringify(world);
    if (!known.has(text)) known.set(text, worlds.push(world) - 1);
    return known.get(text);
  };
  const places = [];
  for (const pattern of patterns) {
    const row = [];
    for (const limit of limits) row.push(await placeOf(pattern, limit));
    places.push(row);
  }
  return { worlds, places };
}

/** Who is asked or challenged is taken to go on: what a pattern ends, it ends then. */
async function worldOf(pattern, limit, { rescue = undefined, ...options }) {
  const own = pattern === "block" && rescue !== undefined ? { ...options, rescue } : options;
  const { capabilities } = memoryDirectory();
  const flow = await compileFlow(patternFlow(pattern, limit, own), { capabilities });
  const settings = (id) => {
    const node = flow.document.nodes.find((each) => each.id === id);
    return node === undefined ? null : { ...node.config, explain: false };
  };
  return { query: settings("query"), ending: settings("force-logout") };
}
