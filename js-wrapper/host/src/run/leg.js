/** @file One leg of a run: from a node to the end of the flow, or to the next node that waits for the person. */

import { WAITS } from "../nodes/manifests.js";
import { drive } from "./drive.js";
import { imagine } from "./imagine.js";

/** Why a login is denied, by the way that led there; a node's own reason goes first. */
const REASONS = {
  "session-limit-page cancel": "cancelled",
  "otp-verification failed": "otpFailed",
  "otp-verification unavailable": "otpUnavailable",
};

/**
 * @typedef {import("./drive.js").Visit} Visit
 * @typedef {object} LegResult
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [reason]
 * @property {any} [token] what the access token is to carry
 * @property {import("../flow/compile.js").CompiledNode} [waitsAt]
 * @property {any} [would] with `reportOnly`: what would have happened
 * @property {Visit[]} visits
 */

/**
 * @param {object} leg
 * @param {import("../flow/compile.js").CompiledFlow} leg.flow
 * @param {string} [leg.at] the node to begin with
 * @param {{ output: string, reason?: string }} [leg.answer] of the person, to the node at `at`
 * @param {{ login: any, inputs: any }} leg.input
 * @param {(requests: any[]) => Promise<any[]>} leg.perform
 * @param {(node: import("../flow/compile.js").CompiledNode) => Promise<{ output: string, reason?: string } | undefined>} leg.ask
 *   what a node that waits answers at once, if it can
 * @returns {Promise<LegResult>}
 */
export async function runLeg({ flow, at = flow.start, answer, input, perform, ask }) {
  const { reportOnly = false } = flow.document;
  /** @type {Visit[]} */
  const visits = [];
  const would = { outcome: "allowed", end: [] };
  let endsNothing = false;
  let node = flow.nodes.get(at);
  let token;
  let came;
  for (;;) {
    let visit = { node: node.id, type: node.type, requests: [], output: null };
    if (node.type === "success") {
      visits.push(visit);
      return { outcome: "allowed", token, visits, ...(reportOnly && { would }) };
    }
    if (node.type === "access-token-config") {
      token = node.config;
      visit.output = "done";
    } else if (Object.hasOwn(WAITS, node.type)) {
      const given = answer ?? (await answerAtOnce(node, { flow, input, reportOnly, ask }));
      if (given === undefined) return { outcome: "paused", waitsAt: node, visits };
      if (given.would) Object.assign(would, given.would);
      endsNothing ||= given.endsNothing ?? false;
      answer = undefined;
      visit = { ...visit, output: given.output, facts: given.reason && { reason: given.reason } };
      if (given.output === null) {
        visits.push(visit);
        return deny(given.reason);
      }
    } else if (endsNothing && node.type === "force-logout") {
      visit.output = "done";
    } else if (reportOnly && node.type === "force-logout") {
      const { output, end, reason } = await imagine(node, input, perform);
      would.end.push(...end);
      visit = { ...visit, output, facts: { reason } };
    } else if (reportOnly && node.type === "logout") {
      const denied =
        would.outcome === "paused" ? {} : { outcome: "denied", reason: reasonOf(came) };
      visits.push(visit);
      return { outcome: "allowed", token: {}, visits, would: { ...would, ...denied } };
    } else {
      visit = await drive(node, input, perform);
    }
    visits.push(visit);
    if (visit.output === null) return denied(reasonOf(came), visits);
    came = visit;
    node = flow.nodes.get(node.next.get(visit.output));
  }

  /** The way out of somebody who can't be asked: denied like by a Logout of the flow. */
  async function deny(reason) {
    const logout = [...flow.nodes.values()].find(({ type }) => type === "logout");
    if (logout !== undefined) visits.push(await drive(logout, input, perform));
    return denied(reason, visits);
  }
}

/** Answers in place of a person who can't be asked, or need not be. */
async function answerAtOnce(node, { flow, input, reportOnly, ask }) {
  const goOn = WAITS[node.type];
  if (reportOnly) {
    return { output: goOn, would: { outcome: "paused", waitingFor: node.type } };
  }
  if (!input.login.interactive) {
    const usual = node.type === "otp-verification" ? "deny" : "silent";
    const chosen = flow.document.whenNonInteractive ?? usual;
    if (chosen === "deny") return { output: null, reason: "notInteractive" };
    return { output: goOn, endsNothing: chosen === "allow" };
  }
  return ask(node);
}

function reasonOf(came) {
  if (came === undefined) return "policyDenied";
  const { facts, type, output } = came;
  return facts?.reason ?? REASONS[`${type} ${output}`] ?? "policyDenied";
}

/** @param {string} reason @param {Visit[]} visits @returns {LegResult} */
function denied(reason, visits) {
  return { outcome: "denied", reason, visits };
}
