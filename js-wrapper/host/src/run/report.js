/** @file What a leg leaves behind when it is over: its marks, its record, its events. */

import { denialOf } from "./endings.js";
import { isOpen, runRecord } from "./record.js";

/** A mark of a session that is in use is written anew so often, so that it outlives no sooner than its session. */
const RENEWED_MS = 24 * 60 * 60 * 1000;

/**
 * @param {object} host
 * @param {ReturnType<typeof import("../admission/marks.js").marksByLogin>} host.marks
 * @param {ReturnType<typeof import("../pause/runs.js").createRuns>} host.runs
 * @param {import("../ports/clock/interface.js").Clock} host.clock
 * @param {() => string} host.newId
 * @param {ReadonlySet<string>} host.reasons for which a login may be denied
 * @param {boolean} host.usesMarks
 * @param {(record: any) => void} host.onRecord
 * @param {(event: any) => void} host.onEvent
 */
export function createReport(host) {
  const { marks, runs, clock, newId, reasons, usesMarks, onRecord, onEvent } = host;

  /**
   * What the next renewal of the session will find.
   *
   * @returns {Promise<boolean>} whether it says what came of this login, so that nothing else need say it
   */
  async function mark(
    { outcome, reason, visits, token },
    { stated, flow, run, known, openly, alive },
  ) {
    const { name } = flow.document;
    if (run === undefined) return false;
    const { id, print: login, began: at } = run;
    if (outcome === "paused")
      return marks.set(name, stated, { state: "paused", login, at, run: id });
    if (outcome === "denied") {
      const denial = visits.findLast(({ facts }) => facts?.denial)?.facts.denial;
      if (denial === "keptElsewhere") {
        // What was known of it stays, but for a run of its own that waited.
        const kept = known?.state === "admitted" ? known : undefined;
        const refused = { login, reason };
        await marks.set(name, stated, { ...kept, state: "admitted", at, refused });
        return false;
      }
      const mark = { state: /** @type {const} */ ("denied"), login, at, reason };
      const isKept = await marks.set(name, stated, alive ? { ...mark, run: id } : mark);
      return isKept && !alive;
    }
    // Let in by a failure mode after a pause: finished, and decided again at the next renewal.
    if (openly && run.seq > 0) await marks.clear(name, stated);
    if (openly) return false;
    if (known?.state === "admitted") {
      // One that doesn't say when it was written may be about to go.
      if (!(at - known.at <= RENEWED_MS)) await marks.set(name, stated, { ...known, at });
      return false;
    }
    const carries = Object.keys(token ?? {}).length > 0;
    const mark = { state: /** @type {const} */ ("admitted"), login, at };
    return marks.set(name, stated, carries ? { ...mark, token } : mark);
  }

  return {
    /**
     * Writes the marks and the record, tells the events, and hands out what the engine needs.
     *
     * @param {any} result of the leg
     * @param {{ stated: any, flow: any, run?: any, known?: any, flags?: import("./record.js").RecordFlag[], gone?: any[] }} leg `known`: the mark
     *   that was there; `gone`: whose sessions it has found or made to be gone
     * @returns {Promise<import("../admission/once.js").Outcome>}
     */
    async leg(result, { stated, flow, run, known, flags = [], gone = [] }) {
      const { visits = [], outcome, reason, token } = result;
      const { name } = flow.document;
      const denial = outcome === "denied" && denialOf(reason, { visits, reasons });
      const alive = denial && denial.sessionAlive && run !== undefined;
      const openly = outcome === "allowed" && (isOpen(visits) || run?.wasOpen === true);
      const left = { outcome, reason, visits, token };
      const isKept = await mark(left, { stated, flow, run, known, openly, alive });
      // Whoever comes back with what is left of an ended session renews nothing: it is decided anew.
      if (usesMarks && gone.length > 0)
        await Promise.all(gone.map((session) => marks.clear(name, session)));
      if (alive) await runs.keepEnding(run, flow, reason);
      else if (run?.seq > 0 && outcome !== "paused") await runs.end(run);
      for (const event of visits.flatMap(({ events = [] }) => events)) tell(onEvent, event);
      const id = run?.id ?? newId();
      const at = clock.now();
      const record = runRecord({ id, loginId: stated.id, flow, at, visits, result, flags, openly });
      if (record.openAdmission) tell(onEvent, { type: "openAdmission", run: id, at });
      tell(onRecord, record);
      const { visits: _, waitsAt: __, would: ___, ...rest } = result;
      return { result: { ...rest, ...denial, record }, isKept };
    },

    /**
     * The end of a session of which nobody waits for an answer: the first try, or one more.
     *
     * @param {import("../result.js").Denied} result
     * @param {{ run: any, flow: any, visit: any, isFirst: boolean }} leg
     */
    ended({ outcome, reason }, { run, flow, visit, isFirst }) {
      const { id, loginId } = run;
      const at = clock.now();
      if (isFirst) tell(onEvent, { type: "pauseExpired", run: id, at });
      /** @type {import("./record.js").RecordFlag[]} */
      const flags = isFirst ? [] : ["endTriedAgain"];
      const about = { visits: [visit], result: { outcome, reason }, flags, openly: false };
      tell(onRecord, runRecord({ id, loginId, flow, at, ...about }));
    },
  };
}

/** A listener that fails is its own affair: the decision stands. */
function tell(listener, value) {
  try {
    listener(value);
  } catch {
    // There is nobody to tell that telling failed.
  }
}
