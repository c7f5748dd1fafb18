/** @file A leg with its person: takes their answer, walks the flow, and waits for them or reports what came of it. */

import { whoseOf } from "../admission/marks.js";
import { runLeg } from "./leg.js";
import { isOpen } from "./record.js";

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
  return async function walk(leg, { perform, named, gone }) {
    const { flow, run, stated, login, flags, answer } = leg;
    const input = { login, inputs: {} };
    const ask = (node) => pages.ask(node, { login, began: run.began });
    let given;
    if (answer !== undefined) {
      const node = flow.nodes.get(run.node);
      given = await pages.settle(node, answer, { flow, run, input, perform });
      if (given.again !== undefined) {
        const tries = run.tries + (given.again === "wrongCode" ? 1 : 0);
        return wait(node, { ...run, tries }, given.again);
      }
      if (given.chosen) input.inputs = { [node.id]: { chosen: given.chosen } };
    }
    const at = given && run.node;
    const result = await runLeg({ flow, at, answer: given, input, perform, ask });
    if (result.outcome === "paused") return wait(result.waitsAt, run, undefined, result.visits);
    return report.leg(result, { stated, flow, run, flags, gone: gone() });

    async function wait(node, waiting, again, visits = []) {
      const subjects = [...new Set([login.subject, ...(login.linkedSubjects ?? [])])];
      const page = await pages.show(node, { flow, run: waiting, input, perform, again });
      const kept = {
        ...waiting,
        node: node.id,
        seq: waiting.seq + 1,
        exp: waiting.exp ?? (await runs.now()) + runs.pauseMs(flow),
        listed: waiting.listed || named(subjects, login.current.id),
        wasOpen: waiting.wasOpen || isOpen(visits),
      };
      await runs.keep(kept, flow);
      /** @type {import("../admission/marks.js").Mark} */
      const mark = { state: "paused", run: run.id };
      await marks.set(run.flow, whoseOf(stated), mark);
      const pause = await runs.seal(kept, stated);
      const paused = { outcome: "paused", waitingFor: node.type, pause, page, visits };
      const reason = again && { reason: again };
      return report.leg({ ...paused, ...reason }, { stated, flow, run, flags, gone: gone() });
    }
  };
}
