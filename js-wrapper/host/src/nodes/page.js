/** @file What a page that waits for the person shows, and what an answer to it means. */

import { SeatkeeperError } from "../errors.js";
import { imagine } from "../run/imagine.js";
import { WAITS } from "./manifests.js";

const OTP_TRIES = 3;
const MAX_CHOSEN = 100;

/**
 * @param {{ keyring: import("../keys.js").Keyring, otp?: any, simulated?: boolean }} host `simulated`:
 *   answers name an output, and chosen sessions go by their ids
 */
export function createPages({ keyring, otp, simulated = false }) {
  const handleOf = async (run, id) => (simulated ? id : keyring.mac("choice", [run.id, id]));

  /** The Force Logout that follows when the person goes on. */
  const ending = (flow, node) => {
    const next = flow.nodes.get(node.next.get(WAITS[node.type]));
    return next.type === "force-logout" ? next : undefined;
  };

  return {
    /** What a node answers without the person: only that there is no factor to ask for. */
    async ask(node, { login, began }) {
      if (node.type !== "otp-verification" || simulated) return undefined;
      const factor = await otp?.factorOf(login.subject, { before: began });
      return factor === undefined ? { output: "unavailable" } : undefined;
    },

    /**
     * @param {import("../flow/compile.js").CompiledNode} node
     * @param {{ flow: any, run: any, input: any, perform: any, again?: string }} leg `again`: why the page
     *   is shown once more
     * @returns {Promise<any>} what the page shows: no id, no address, no agent string
     */
    async show(node, { flow, run, input, perform, again }) {
      const repeat = again && { again };
      if (node.type === "otp-verification") {
        const factor = await otp?.factorOf(input.login.subject, { before: run.began });
        const { type = "totp", digits = 6 } = factor ?? {};
        return { type, digits, attemptsLeft: OTP_TRIES - run.tries, ...repeat };
      }
      const force = ending(flow, node);
      if (force === undefined) return { devices: [], ...repeat };
      const { end, shown, mustEnd } = await imagine(force, input, perform);
      const chooses = force.config.strategy === "chosen";
      const ends = new Set(end);
      const rows = chooses ? shown : shown.filter(({ id }) => ends.has(id));
      // A name for each session costs time, and is worth it only where there is something to choose.
      const handles = chooses ? await Promise.all(rows.map(({ id }) => handleOf(run, id))) : [];
      const devices = rows.map(({ device, lastSeenDay }, index) => ({
        ...(chooses && { handle: handles[index] }),
        ...device,
        ...(lastSeenDay !== undefined && { lastActiveDay: isoDay(lastSeenDay) }),
      }));
      return { ...(chooses && { choose: mustEnd }), devices, ...repeat };
    },

    /** An answer of the right shape for that page; it says nothing yet of what it leads to. */
    checked(node, answer) {
      const refuse = (path, expected) => {
        throw new SeatkeeperError("answerInvalid", `\`${path}\`: ${expected}`, { path });
      };
      if (answer === null || typeof answer !== "object") refuse("/answer", "expected an object");
      const { output, chosen, code } = answer;
      const names = ["output", ...(node.type === "otp-verification" ? ["code"] : ["chosen"])];
      const stranger = Object.keys(answer).find((name) => !names.includes(name));
      if (stranger !== undefined) refuse(`/answer/${stranger}`, "has no place in this answer");
      if (code !== undefined) {
        const fits = typeof code === "string" && code.length <= 16 && output === undefined;
        return fits ? { code } : refuse("/answer/code", "expected a code, alone");
      }
      const outputs = simulated ? node.manifest.outputs : outputsOf(node);
      if (!outputs.includes(output)) {
        refuse(
          "/answer/output",
          `expected one of ${outputs.map((name) => `\`${name}\``).join(", ")}`,
        );
      }
      if (chosen === undefined) return { output };
      const fits = Array.isArray(chosen) && chosen.every((handle) => typeof handle === "string");
      if (!fits) refuse("/answer/chosen", "expected a list of handles");
      if (chosen.length > MAX_CHOSEN && !simulated)
        refuse("/answer/chosen", "expected at most 100");
      return { output, chosen: [...new Set(chosen)] };
    },

    /**
     * What a checked answer leads to: an output, or the same page again.
     *
     * @returns {Promise<{ output?: string, reason?: string, again?: string, chosen?: string[] }>}
     */
    async settle(node, answer, { flow, run, input, perform }) {
      if (node.type === "otp-verification") return settleCode(answer, { run, login: input.login });
      if (answer.output !== "continue") return { output: answer.output };
      const force = ending(flow, node);
      if (force?.config.strategy !== "chosen") return { output: "continue" };
      const { shown } = await imagine(force, input, perform);
      const handles = await Promise.all(shown.map(({ id }) => handleOf(run, id)));
      const given = new Set(answer.chosen);
      const picked = shown.filter((_, index) => given.has(handles[index]));
      const chosen = picked.map(({ id }) => id);
      const inputs = { ...input.inputs, [node.id]: { chosen } };
      const { reason } = await imagine(force, { ...input, inputs }, perform);
      return reason === "noRoomMade" ? { again: reason } : { output: "continue", chosen };
    },
  };

  async function settleCode({ output, code }, { run, login }) {
    if (output === "cancel") return { output: "failed", reason: "cancelled" };
    if (code === undefined) return { output };
    const factor = await otp?.factorOf(login.subject, { before: run.began });
    if (factor === undefined) return { output: "unavailable" };
    const { factorId } = factor;
    const { result } = await otp.verify({ subject: login.subject, factorId, code });
    if (result === "verified") return { output: "verified" };
    if (result === "locked") return { output: "failed", reason: "otpLocked" };
    return run.tries + 1 < OTP_TRIES ? { again: "wrongCode" } : { output: "failed" };
  }
}

const outputsOf = (node) => (node.type === "otp-verification" ? ["cancel"] : node.manifest.outputs);

const isoDay = (millis) => new Date(millis).toISOString().slice(0, 10);
