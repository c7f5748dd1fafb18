/** @file Decides a login: what is known of its session first, then the flow as it stands. */

import { begun } from "../pause/run.js";
import { withoutSession } from "../run/endings.js";
import { preparedLogin } from "./login.js";
import { REMEMBERED_MS } from "./once.js";
import { statedLogin } from "./stated.js";

/**
 * @param {object} host
 * @param {import("../ports/directory/interface.js").Directory} host.directory
 * @param {ReturnType<typeof import("../flow/flows.js").createFlows>} host.flows
 * @param {ReturnType<typeof import("./marks.js").marksByLogin>} host.marks
 * @param {ReturnType<typeof import("./once.js").createOnce>} host.once
 * @param {ReturnType<typeof import("../run/go.js").createGo>} host.go
 * @param {ReturnType<typeof import("../pause/unfinished.js").createUnfinished>} host.unfinished
 * @param {ReturnType<typeof import("../run/report.js").createReport>} host.report
 * @param {import("../ports/clock/interface.js").Clock} host.clock
 * @param {boolean} host.usesMarks
 * @param {number} host.installedAt
 * @param {string} host.caller
 * @param {() => string} host.newId
 */
export function createDecide(host) {
  const { directory, flows, marks, once, go, unfinished, report, clock } = host;
  const { usesMarks, installedAt, caller, newId } = host;

  /** @returns {Promise<import("./once.js").Outcome>} */
  async function decided(stated, flow, print, began) {
    const { name } = flow.document;
    if (stated.current.type === "none")
      return report.leg(withoutSession(stated, flow), { stated, flow });
    const mark = await marks.get(name, stated);
    const isOfThis = mark?.login === print || mark?.refused?.login === print;
    if (isOfThis && began - mark.at < REMEMBERED_MS)
      return { result: await unfinished.repeated(mark, print, stated), isKept: true };
    if (mark && mark.state !== "admitted") return { result: await unfinished.of(mark, stated) };
    const admitted = mark !== undefined || !usesMarks || isFromBefore(stated);
    const known = { directory, admitted, listed: false };
    const { login, flags } = await preparedLogin(stated, known);
    const { trigger } = login;
    const run = begun({ id: newId(), stated, print, trigger, began, wasAdmitted: admitted, flow });
    return go({ flow, run, stated, known: mark, login, flags });
  }

  const isFromBefore = ({ current }) => current.createdAt < installedAt;

  /** @param {unknown} given a login as the engine states it @returns {Promise<import("../result.js").Result>} */
  return async function login(given) {
    const stated = statedLogin(given, clock.now);
    const flow = await flows.current();
    const print = printOf(stated, caller);
    const result = await once.login(stated, flow.document.name, {
      print,
      act: (began) => decided(stated, flow, print, began),
      bare,
      marked: async () => {
        const mark = await marks.get(flow.document.name, stated);
        return unfinished.repeated(mark, print, stated);
      },
    });
    if (!result.repeated || result.run === undefined) return result;
    return unfinished.repeated({ state: "paused", run: result.run }, print, stated);
  };
}

/** All that makes it this login and no other. */
function printOf({ id, subject, current, trigger = null, clientId = null }, caller) {
  return JSON.stringify([caller, id, subject, current.type, current.id ?? null, trigger, clientId]);
}

/** What is kept for a repeated login: the first outcome, and of a paused one no more than its run. */
function bare({ record, pause, page: _, ...result }) {
  return { ...result, ...(pause && record && { run: record.run }), repeated: true };
}
