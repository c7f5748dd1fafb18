/** @file What a session gets whose own login is not finished: it waits on, or stays out. It is not renewed. */

import { preparedLogin } from "../admission/login.js";
import { denialOf, reasonKept } from "../run/endings.js";

/**
 * @typedef {import("../result.js").Result} Result
 * @typedef {import("../ports/marks/interface.js").Mark} Mark
 *
 * @param {object} host
 * @param {import("../ports/directory/interface.js").Directory} host.directory
 * @param {ReturnType<typeof import("../flow/flows.js").createFlows>} host.flows
 * @param {ReturnType<typeof import("./runs.js").createRuns>} host.runs
 * @param {ReturnType<typeof import("./expiry.js").createExpiry>} host.expiry
 * @param {import("../nodes/index.js").NodeTypes} host.nodeTypes
 * @param {any} host.pages
 * @param {any} host.asking
 */
export function createUnfinished({ directory, flows, runs, expiry, nodeTypes, pages, asking }) {
  /** @param {Mark} mark @returns {Promise<Result>} */
  async function of(mark, stated) {
    const waiting = mark.state === "paused" ? await runs.waiting(mark.run) : undefined;
    if (waiting !== undefined) return waitsOn(waiting, stated);
    // Where its session could not be ended, that is tried again when it shows up.
    const ended = await expiry.end(mark.run);
    if (ended !== undefined) return ended;
    if (mark.state === "paused") return denied("pauseExpired");
    const alive = mark.run !== undefined;
    return { ...denied(mark.reason ?? mark.state), ...(alive && { sessionAlive: true }) };
  }

  /** @param {string} kept the reason, as it was kept */
  function denied(kept) {
    const { reasons } = nodeTypes;
    return denialOf(reasonKept(kept, reasons), { reasons });
  }

  /** @returns {Promise<Result>} */
  async function waitsOn({ run, document }, stated) {
    const flow = await flows.compile(document);
    const node = flow.nodes.get(run.node);
    /** @type {any} */
    const paused = { outcome: "paused", waitingFor: node.type };
    if (!stated.interactive) return paused;
    const known = { directory, admitted: true, listed: run.listed };
    const { login } = await preparedLogin(stated, known);
    const input = { login, inputs: {} };
    const page = await asking(login, ({ perform }) =>
      pages.show(node, { flow, run, input, perform }),
    );
    return { ...paused, pause: await runs.seal(run, stated), page };
  }

  /** @param {Mark} mark @returns {Promise<Result>} what became of a session by its mark */
  const orAdmitted = async (mark, stated) =>
    mark.state === "admitted" ? { outcome: "allowed", token: mark.token ?? {} } : of(mark, stated);

  return {
    of,
    orAdmitted,

    /**
     * What a mark says of a login that was here before.
     *
     * @param {Mark | undefined} mark
     * @param {string} print by which the login is recognised
     * @returns {Promise<Result | undefined>} undefined where it says nothing of this one
     */
    async repeated(mark, print, stated) {
      const isRefused = mark?.refused?.login === print;
      const says = isRefused || mark?.login === print || (mark && mark.state !== "admitted");
      if (!says) return undefined;
      const result = isRefused ? denied(mark.refused.reason) : await orAdmitted(mark, stated);
      return { ...result, repeated: true };
    },
  };
}
