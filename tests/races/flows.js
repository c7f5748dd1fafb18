/** @file The three flows that race, the ways a host may list, and what each flow promises. */
import { patternFlow } from "@seatkeeper/host";

const SETTINGS = { explain: false, recheckOnRenewal: true };
const evict = (limit, strategy) => ({
  once: patternFlow("silent", limit, { ...SETTINGS, strategy }),
  twice: patternFlow("warn", limit, { ...SETTINGS, strategy }),
});

/**
 * How often a run lists, and from where its Force Logout knows that its own session must be listed.
 * One leg answers a repeated list from the first; after a pause there is a second list.
 *
 * @typedef {{ lists: 1 | 2, listed: "never" | "learned" | "declared" }} Host
 * @type {Host[]}
 */
const HOSTS = [
  { lists: 1, listed: "never" },
  { lists: 1, listed: "declared" },
  { lists: 2, listed: "never" },
  { lists: 2, listed: "learned" },
  { lists: 2, listed: "declared" },
];

/**
 * @typedef {object} Race all sessions as a set of places in rank order, and which of them are logins
 * @property {number} limit
 * @property {number[]} priors
 * @property {number[]} logins
 *
 * @typedef {object} Flow
 * @property {Host[]} hosts
 * @property {(limit: number) => { once: any, twice?: any }} documents
 * @property {(race: Race, alive: number) => boolean} isExact whether that is what remains where creation
 *   order agrees with `(createdAt, id)` and lists are fresh
 *
 * @type {Record<string, Flow>}
 */
export const FLOWS = {
  "evict all": {
    hosts: HOSTS,
    documents: (limit) => evict(limit, "all"),
    isExact: ({ limit, logins }, alive) =>
      sizeOf(alive) <= limit && (alive & (1 << logins.at(-1))) !== 0,
  },
  "evict excess": {
    hosts: HOSTS,
    documents: (limit) => evict(limit, "excess"),
    isExact: ({ limit, priors, logins }, alive) =>
      alive === setOf([...priors, ...logins].slice(-limit)),
  },
  block: {
    hosts: HOSTS.slice(0, 1),
    documents: (limit) => ({ once: patternFlow("block", limit, SETTINGS) }),
    isExact: ({ limit, priors, logins }, alive) =>
      alive === setOf([...priors, ...logins.slice(0, Math.max(0, limit - priors.length))]),
  },
};

/** @param {number[]} places */
export const setOf = (places) => places.reduce((set, place) => set | (1 << place), 0);

/** @param {number} set */
export function sizeOf(set) {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}
