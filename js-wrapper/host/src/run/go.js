/** @file A leg that counts: it goes through the flow, waits for its person or is over, and what it leaves is kept. */

import { attendedLeg } from "./attended.js";

/**
 * @param {object} host
 * @param {any} host.asking
 * @param {any} host.pages
 * @param {ReturnType<typeof import("../pause/runs.js").createRuns>} host.runs
 * @param {ReturnType<typeof import("./report.js").createReport>} host.report
 */
export function createGo({ asking, pages, runs, report }) {
  /**
   * Runs a leg, from the beginning or from the node that waited.
   *
   * @param {{ flow: any, run: import("../pause/run.js").Run, stated: any, known?: any, login: any, flags: import("./record.js").RecordFlag[], answer?: any }} leg
   * @returns {Promise<import("../admission/once.js").Outcome>}
   */
  return (leg) =>
    asking(leg.login, async (performer) => {
      const { flow, run, stated, known, flags } = leg;
      const { result, wait } = await attendedLeg(leg, performer, pages);
      const about = { stated, flow, known, flags, gone: performer.gone() };
      if (wait === undefined) return report.leg(result, { ...about, run });
      const kept = await runs.keep(run, wait, flow);
      const pause = await runs.seal(kept, stated);
      return report.leg({ ...result, pause }, { ...about, run: kept });
    });
}
