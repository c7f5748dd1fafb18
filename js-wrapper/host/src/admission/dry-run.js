/** @file What a login would come to, without deciding it: nobody is asked, ended or denied, and nothing is kept. */

import { begun } from "../pause/run.js";
import { attendedLeg } from "../run/attended.js";
import { withoutSession } from "../run/endings.js";
import { preparedLogin } from "./login.js";
import { statedLogin } from "./stated.js";

/**
 * @param {object} host
 * @param {import("../ports/directory/interface.js").Directory} host.directory
 * @param {ReturnType<typeof import("../flow/flows.js").createFlows>} host.flows
 * @param {ReturnType<typeof import("../nodes/page.js").createPages>} host.pages
 * @param {ReturnType<typeof import("../run/asking.js").createAsking>} host.asking
 * @param {import("../ports/clock/interface.js").Clock} host.clock
 */
export function createDryRun({ directory, flows, pages, asking, clock }) {
  /**
   * As the flow stands, and as if nothing were known of the session: a renewal is tried as a login.
   *
   * @param {unknown} given a login as the engine states it
   * @returns {Promise<import("../run/record.js").Would>}
   */
  return async function dryRun(given) {
    const stated = statedLogin(given, clock.now);
    const { document } = await flows.current();
    const flow = await flows.compile({ ...document, reportOnly: true });
    const { would = { outcome: "allowed", end: [] } } = await tried(stated, flow);
    return would;
  };

  /** @returns {Promise<any>} what came of it, as `reportOnly` leaves it */
  async function tried(stated, flow) {
    if (stated.current.type === "none") return withoutSession(stated, flow);
    const known = { directory, admitted: false, listed: false };
    const { login } = await preparedLogin(stated, known);
    const { trigger } = login;
    const about = { id: "dry run", print: "", began: stated.now, wasAdmitted: false };
    const run = begun({ ...about, stated, trigger, flow });
    const { result } = await asking(login, (performer) =>
      attendedLeg({ flow, run, login }, performer, pages),
    );
    return result;
  }
}
