/** @file What a leg leaves behind when it is over: its marks, its record, its events. */

import { whoseOf } from "../admission/marks.js";
import { denialOf } from "./endings.js";
import { isOpen, runRecord } from "./record.js";

/**
 * @param {object} host
 * @param {ReturnType<typeof import("../admission/marks.js").createMarks>} host.marks
 * @param {ReturnType<typeof import("../pause/runs.js").createRuns>} host.runs
 * @param {import("../ports/clock/system.js").Clock} host.clock
 * @param {boolean} host.usesMarks
 * @param {(record: any) => void} host.onRecord
 * @param {(event: any) => void} host.onEvent
 */
export function createReport({ marks, runs, clock, usesMarks, onRecord, onEvent }) {
  /** What the next renewal of the session will find. */
  async function mark({ outcome, reason, visits }, { whose, flow, run, openly, alive }) {
    const { name } = flow.document;
    const denial = visits.findLast(({ facts }) => facts?.denial)?.facts.denial;
    if (outcome === "allowed" && !openly) {
      await marks.set(name, whose, { state: "admitted" });
    } else if (outcome === "allowed" && run?.seq > 0) {
      // Let in by a failure mode after a pause: finished, and decided again at the next renewal.
      await marks.clear(name, whose);
    } else if (outcome === "denied" && denial === "keptElsewhere") {
      await marks.set(name, whose, { state: "admitted" });
    } else if (outcome === "denied") {
      await marks.set(name, whose, { state: "denied", reason, ...(alive && { run: run.id }) });
    }
  }

  return {
    /**
     * Writes the marks and the record, tells the events, and hands out what the engine needs.
     *
     * @param {any} result of the leg
     * @param {{ stated: any, flow: any, run?: any, flags?: string[], gone?: any[] }} leg `gone`: whose
     *   sessions it has found or made to be gone
     */
    async leg(result, { stated, flow, run = undefined, flags = [], gone = [] }) {
      const { visits = [], outcome, reason } = result;
      const whose = whoseOf(stated);
      const { name } = flow.document;
      const denial = outcome === "denied" && denialOf(reason, visits);
      const alive = denial && denial.sessionAlive && run !== undefined;
      const openly = outcome === "allowed" && (isOpen(visits) || run?.wasOpen === true);
      await mark({ outcome, reason, visits }, { whose, flow, run, openly, alive });
      // Whoever comes back with what is left of an ended session renews nothing: it is decided anew.
      if (usesMarks) await Promise.all(gone.map((of) => marks.clear(name, of)));
      if (alive) await runs.keepEnding(run, flow, reason);
      else if (run?.seq > 0 && outcome !== "paused") await runs.end(run);
      for (const event of visits.flatMap(({ events = [] }) => events)) tell(onEvent, event);
      const id = run?.id ?? crypto.randomUUID();
      const at = clock.now();
      const record = runRecord({ id, loginId: stated.id, flow, at, visits, result, flags, openly });
      if (record.openAdmission) tell(onEvent, { type: "openAdmission", run: id, at });
      tell(onRecord, record);
      const { visits: _, waitsAt: __, would: ___, ...rest } = result;
      return { ...rest, ...denial, record };
    },

    /**
     * The end of a session of which nobody waits for an answer: the first try, or one more.
     *
     * @param {import("../seatkeeper.js").Result} result
     * @param {{ run: any, flow: any, visit: any, isFirst: boolean }} leg
     */
    ended({ outcome, reason }, { run, flow, visit, isFirst }) {
      const { id, loginId } = run;
      const at = clock.now();
      if (isFirst) tell(onEvent, { type: "pauseExpired", run: id, at });
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
