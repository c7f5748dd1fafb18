/** @file What all logins of a race share: the flow, the sessions in rank order, and what a list shows of them. */

import { compileFlow, SeatkeeperError } from "@seatkeeper/host";

const SUBJECT = "racer";
const CLIENT = "app";
const START = Date.UTC(2030, 0, 1);
const NOW = START + 60_000;
const MOST = { logins: 4, priors: 2 };
/** So many sets of sessions there are at most. */
export const SETS = 2 ** (MOST.logins + MOST.priors);

/** By place in the rank. Names rise too, for where no date tells sessions apart. */
const DATES = {
  rising: (place) => ({ createdAt: START + 1000 * place }),
  tied: () => ({ createdAt: START }),
  undated: () => ({}),
};

/**
 * @typedef {object} Stage
 * @property {import("@seatkeeper/host").Session[]} rows the sessions as a directory lists them, in rank order
 * @property {Array<{ id: string, createdAt?: number, lane?: number }>} sessions the same, as they are shown
 * @property {any} flow compiled
 * @property {any} capabilities of the directory
 * @property {number} priors the sessions that are there before, as a set; sets are bits by place
 * @property {boolean} inOrder
 * @property {(place: number, created: number, alive: number) => { sure: number, maybe: number }} sight what a
 *   list shows to that session's login, and what it may show besides
 * @property {(place: number) => any} loginOf
 */

/** @returns {Promise<Stage>} */
export async function openStage(flow, nodes, options) {
  const {
    nodeTypes,
    logins = 2,
    priors = 0,
    dates = "rising",
    stale = false,
    inOrder = false,
  } = options;
  inRange("logins", logins, 1);
  inRange("priors", priors, 0);
  if (!Object.hasOwn(DATES, dates))
    refuse("dates", `expected one of ${Object.keys(DATES).join(", ")}`);
  const sessions = Array.from({ length: priors + logins }, (_, place) => ({
    id: place < priors ? `earlier ${place + 1}` : `login ${place - priors + 1}`,
    ...DATES[dates](place),
    ...(place >= priors && { lane: place - priors }),
  }));
  const before = 2 ** priors - 1;
  return {
    sessions,
    rows: sessions.map(({ lane: _, ...session }) => ({
      ...session,
      subject: SUBJECT,
      clientIds: [CLIENT],
    })),
    flow: await compileFlow(flow, { nodes, nodeTypes }),
    capabilities: { createdAt: dates !== "undated", listsCurrent: false },
    priors: before,
    inOrder,
    sight(place, created, alive) {
      // A login finds its own session as long as it lives, and what was there long before as well.
      const sure = stale ? alive & (before | (1 << place)) : alive;
      return { sure, maybe: stale ? created & ~sure : 0 };
    },
    loginOf: (place) => ({
      id: sessions[place].id,
      subject: SUBJECT,
      trigger: "login",
      clientId: CLIENT,
      authenticated: true,
      interactive: true,
      attributes: {},
      now: NOW,
      current: {
        type: "session",
        id: sessions[place].id,
        createdAt: sessions[place].createdAt ?? NOW,
      },
    }),
  };
}

function inRange(name, value, least) {
  const fits = Number.isSafeInteger(value) && value >= least && value <= MOST[name];
  if (!fits) refuse(name, `expected an integer from ${least} to ${MOST[name]}`);
}

/** @returns {never} */
function refuse(name, expected) {
  throw new SeatkeeperError("raceInvalid", `\`/${name}\`: ${expected}`, { path: `/${name}` });
}

/** @param {number} set @returns {number[]} the places in a set, rising */
export function placesIn(set) {
  const places = [];
  for (let place = 0; set >> place !== 0; place += 1) if (set & (1 << place)) places.push(place);
  return places;
}

/** @param {number} set @param {Stage} stage @returns {string[]} ids in rank order */
export const namesIn = (set, { sessions }) => placesIn(set).map((place) => sessions[place].id);
