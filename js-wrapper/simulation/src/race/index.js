/**
 * @file Races: logins of one person at the same time, on any flow, in any order of their steps. What a login does
 * comes from the host's own runner and the nodes; here stands only who is next.
 */

import { loadNodes } from "@seatkeeper/nodes";
import { createLane } from "./lane.js";
import { play } from "./play.js";
import { search } from "./search.js";
import { openStage } from "./stage.js";

export { naiveNodes } from "./naive.js";

/**
 * @typedef {object} RaceOptions
 * @property {import("@seatkeeper/host").FlowDocument} flow the document; a pattern's or a drawn one
 * @property {number} [logins] how many race, 1 to 4; 2
 * @property {number} [priors] sessions that are there before, 0 to 2; 0
 * @property {"rising" | "tied" | "undated"} [dates] how the directory dates its sessions: apart, in the order of
 *   their names; all at one instant; not at all
 * @property {boolean} [stale] lists may lack other logins' sessions and may name those that have ended
 * @property {boolean} [inOrder] sessions come into being in the order of their names, as where one clock dates
 *   them; else in any order
 * @property {number} [limit] for `overLimit` alone: the flow has its own
 * @property {import("@seatkeeper/nodes").LoadedNodes} [nodes]
 *   in place of the modules, such as `naiveNodes`
 * @property {readonly import("@seatkeeper/host").GivenNode[]} [nodeTypes] nodes of your own, as `createSeatkeeper` takes them
 *
 * @typedef {object} Turn the next step of one login; what it can't do is passed over
 * @property {number} lane whose, from 0
 * @property {string[]} [sees] stale lists only: what a list shows, where it may or may not; unless given, what
 *   is alive
 * @property {string} [target] which of the sessions that it is about to end; unless given, the oldest
 *
 * @typedef {object} RaceStep what one login did; it is a turn, too: `play(steps)` plays the same again
 * @property {number} lane
 * @property {"create" | "list" | "answer" | "revoke" | "end"} act `end`: its own session, on its way out
 * @property {string} [target] whose session is ended; it may be gone already
 * @property {string[]} [sees] what the list shows
 * @property {string[]} [maySee] stale lists only: the sessions that it could as well show or not show
 * @property {string} [page] the type of the node that is answered
 * @property {string} [output] and how
 * @property {string[]} alive the sessions after it
 *
 * @typedef {object} Played
 * @property {RaceStep[]} steps
 * @property {Array<{ outcome: "allowed" | "denied", reason?: string }>} lanes
 * @property {string[]} alive
 *
 * @typedef {object} Found
 * @property {number} [orders] how many orders there are, stale lists told apart; above 2^53 it is rounded.
 *   Nothing where the search ended before it had tried them all
 * @property {number} states they were gone through as so many states
 * @property {Array<{ alive: string[], turns: Turn[] }>} ends who can be left, with one order that leads there
 * @property {Turn[]} [nobody] an order after which nobody is left, if there is one
 * @property {Turn[]} [overLimit] an order after which more are left than the limit, if there is one
 *
 * @typedef {object} SearchOptions
 * @property {AbortSignal} [signal]
 * @property {(progress: { states: number }) => void} [onProgress] now and then
 * @property {"nobody"} [until] it ends at the first order after which nobody is left; else it tries them all
 * @property {number} [mostStates] it gives up soon after so many (`raceTooLarge`); 4,000,000
 *
 * @typedef {object} Race
 * @property {Array<{ id: string, createdAt?: number, lane?: number }>} sessions the oldest first by
 *   `(createdAt, id)`; epoch ms
 * @property {(turns: Turn[]) => Promise<Played>} play turns of who is done, or may not begin yet, are passed
 *   over; when no turn is left, those that aren't done go on to their ends, one after the other
 * @property {(options?: SearchOptions) => Promise<Found>} search goes through every order
 *
 * An answer to a page concerns nobody else: where it stands makes no order of its own. People go on, and who is
 * asked again (the choice made too little room) cancels.
 *
 * @param {RaceOptions} options
 * @returns {Promise<Race>}
 * @throws {import("@seatkeeper/host").SeatkeeperError} `flowInvalid`; `raceInvalid`, with the place of the
 *   option; from a search `raceTooLarge`
 */
export async function createRace({ flow, nodes = loadNodes(), limit = Infinity, ...options }) {
  const stage = await openStage(flow, nodes, options);
  const { sessions } = stage;
  const racing = sessions.flatMap(({ lane }, place) => (lane === undefined ? [] : [place]));
  const lanes = await Promise.all(racing.map((place) => createLane(stage, place)));
  return Object.freeze({
    sessions,
    play: (turns) => play(stage, lanes, turns),
    search: (how = {}) => search(stage, lanes, { ...how, limit }),
  });
}
