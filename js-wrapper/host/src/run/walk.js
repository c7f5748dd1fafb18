/** @file A leg that is kept: it waits for its person, with a token that proves which run, or reports what came of it. */

import { whoseOf } from "../admission/marks.js";
import { attendedLeg } from "./attended.js";

/**
 * @param {object} host
 * @param {ReturnType<typeof import("../nodes/page.js").createPages>} host.pages
 * @param {ReturnType<typeof import("../pause/runs.js").createRuns>} host.runs
 * @param {ReturnType<typeof import("../admission/marks.js").createMarks>} host.marks
 * @param {ReturnType<typeof import("./report.js").createReport>} host.report
 */
export function createWalk({ pages, runs, marks, report }) {
  /**
   * Runs a leg, from the beginning or from the node that waited.
   *
   * @param {{ flow: any, run: any, stated: any, login: any, flags: string[], answer?: any }} leg
   * @param {ReturnType<typeof import("./perform.js").createPerformer>} performer
   * @returns {Promise<import("../seatkeeper.js").Result>}
   */
  return async function walk(leg, performer) {
    const { flow, run, stated, flags } = leg;
    const { result, wait } = await attendedLeg(leg, performer, pages);
    const about = { stated, flow, run, flags };
    if (wait === undefined) return report.leg(result, { ...about, gone: performer.gone() });
    const kept = {
      ...run,
      ...wait,
      seq: run.seq + 1,
      exp: run.exp ?? (await runs.now()) + runs.pauseMs(flow),
    };
    await runs.keep(kept, flow);
    /** @type {import("../admission/marks.js").Mark} */
    const mark = { state: "paused", run: run.id };
    await marks.set(run.flow, whoseOf(stated), mark);
    const pause = await runs.seal(kept, stated);
    return report.leg({ ...result, pause }, { ...about, gone: performer.gone() });
  };
}
