/** @file Ends the sessions of runs that waited too long, and of those whose session could not be ended before. */

import { denialOf, endSession, reasonKept } from "../run/endings.js";

/**
 * @param {object} host
 * @param {ReturnType<typeof import("./runs.js").createRuns>} host.runs
 * @param {ReturnType<typeof import("../admission/marks.js").marksByLogin>} host.marks
 * @param {ReturnType<typeof import("../flow/flows.js").createFlows>} host.flows
 * @param {import("../nodes/index.js").NodeTypes} host.nodeTypes
 * @param {(login: any, act: (performer: any) => Promise<any>) => Promise<any>} host.asking
 * @param {ReturnType<typeof import("../run/report.js").createReport>} host.report
 * @param {import("../ports/clock/system.js").Clock} host.clock
 */
export function createExpiry({ runs, marks, flows, nodeTypes, asking, report, clock }) {
  /**
   * Ends the session of one run, if that is due. A directory that fails is asked again the next time,
   * by whoever comes first: the session's own login, or a sweep.
   *
   * @param {string | undefined} id
   * @returns {Promise<import("../result.js").Denied | undefined>} undefined: it was not due
   */
  async function end(id) {
    const taken = id && (await runs.takeDue(id));
    if (!taken) return undefined;
    const { run, document } = taken;
    const reason = reasonKept(run.reason, nodeTypes.reasons);
    const stated = { ...run.login, interactive: false, authenticated: true, now: clock.now() };
    const mark = await marks.get(run.flow, stated);
    if (mark && (mark.state === "admitted" || mark.run !== run.id)) {
      // Another run has decided about this session since.
      await runs.end(run);
      return undefined;
    }
    // A store that has lost the flow has not lost whose session it is.
    const lost = { document: { name: run.flow }, hash: run.flowHash, nodes: new Map() };
    const flow = document ? await flows.compile(document) : lost;
    const visit = await asking(stated, ({ perform }) =>
      endSession(flow, { nodeTypes, login: stated, perform }),
    );
    const result = denialOf(reason, { visits: [visit], reasons: nodeTypes.reasons });
    const kept = visit.facts?.denial === "keptElsewhere" && run.wasAdmitted;
    /** @type {import("../ports/marks/interface.js").Mark["state"]} */
    const state = kept ? "admitted" : reason === "pauseExpired" ? "expired" : "denied";
    const { print: login, began: at } = run;
    const next = kept ? { state, at, refused: { login, reason } } : { state, login, at, reason };
    await marks.set(run.flow, stated, result.sessionAlive ? { ...next, run: run.id } : next);
    if (!result.sessionAlive) await runs.end(run);
    const isFirst = reason === "pauseExpired" && run.ends === 1;
    report.ended(result, { run, flow, visit, isFirst });
    return result;
  }

  return {
    end,

    /** All that are due. One that throws is not the next one to be tried: it has had its turn. */
    async sweep() {
      for (const id of await runs.due()) await end(id);
    },
  };
}
