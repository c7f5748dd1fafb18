/** @file One leg of a racing login on one list: the host's own runner, over a directory that only writes down. */

import { movedClock } from "@seatkeeper/host/kit";
import { attendedLeg, createPages, createPerformer, preparedLogin } from "@seatkeeper/host/run";

/** Answers are named, not signed: there is nothing to keep secret. */
const pages = createPages({ keyring: undefined, simulated: true });
const clock = movedClock(() => 0);
const ACTS = { revokeSession: "revoke", endCurrentSession: "end" };

/** Thrown through the runner when it asks for a list that isn't there yet. */
const LIST_WANTED = Symbol("list wanted");

/**
 * @typedef {object} Start where a leg begins: at the flow's beginning, or with an answer
 * @property {string} [node] the one that waited
 * @property {boolean} [listed] whether an earlier leg saw the own session listed
 * @property {{ output: string, chosen?: string[] }} [answer]
 *
 * @typedef {object} Leg
 * @property {Array<{ act: "revoke" | "end", ids: string[] }>} batches what it ends, each batch in any order
 * @property {{ outcome: "allowed" | "denied", reason?: string }} [over]
 * @property {{ page: string, start: Start }} [paused] the person's answer begins the next leg
 */

/**
 * @param {import("./stage.js").Stage} stage
 * @param {number} place of the login's session
 * @param {Start} start
 * @param {any[]} [list] the sessions that a list shows; without them a leg that needs some comes to nothing
 * @returns {Promise<Leg | undefined>} nothing where it wants the list
 */
export async function runRacingLeg(stage, place, { node, listed = false, answer }, list) {
  const { flow, capabilities } = stage;
  const directory = /** @type {any} */ ({
    capabilities,
    listSessions: async () => ({ sessions: list }),
    // One that is gone already counts as ended, so what others did before makes no difference here.
    revokeSession: async () => {},
    endCurrentSession: async () => {},
  });
  const known = { directory, admitted: false, listed };
  const { login } = await preparedLogin(stage.loginOf(place), known);
  const performer = createPerformer({ directory, login, clock });
  const batches = [];
  const perform = async (requests) => {
    const [{ type }] = requests;
    if (type !== "listSessions") {
      batches.push({ act: ACTS[type], ids: requests.map(({ sessionId }) => sessionId) });
    } else if (list === undefined) {
      throw LIST_WANTED;
    }
    return performer.perform(requests);
  };
  const leg = (act) => act({ perform, later: (_, ask) => ask() });
  const run = { id: login.id, began: 0, tries: 0, node, listed };
  try {
    const asked = { flow, run, login, answer };
    const { result, wait } = await attendedLeg(asked, { ...performer, perform, leg }, pages);
    const { outcome, reason, waitingFor, page } = result;
    if (outcome !== "paused") return { batches, over: { outcome, ...(reason && { reason }) } };
    const start = {
      node: wait.node,
      listed: wait.listed,
      answer: answerTo(flow.nodes.get(wait.node), page),
    };
    return { batches, paused: { page: waitingFor, start } };
  } catch (error) {
    if (error === LIST_WANTED) return undefined;
    throw error;
  }
}

/**
 * People go on, and choose the first that will do. Who is asked again gives up, else a race might never end.
 *
 * @param {import("@seatkeeper/host").CompiledNode} node
 * @param {any} page
 * @returns {{ output: string, chosen?: string[] }}
 */
function answerTo({ nodeType }, { again, choose, devices }) {
  if (again !== undefined) return { output: "cancel" };
  const output = nodeType.waits;
  if (choose === undefined) return { output };
  return { output, chosen: devices.slice(0, choose).map(({ handle }) => handle) };
}
