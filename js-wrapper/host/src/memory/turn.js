/** @file A turn of one person in a directory that lives in this process: what it sees is one moment, and stays so until it is over. */

import { DirectoryError } from "../errors.js";
import { createTurns } from "../plain/turns.js";

/**
 * @param {object} directory
 * @param {(subjects: string[]) => import("../ports/directory/interface.js").Session[]} directory.sessionsOf copies
 * @param {(change: import("../ports/directory/interface.js").Change, subjects: string[]) => void} directory.write
 *   all of it at once
 * @param {() => number} directory.now
 * @param {() => void} directory.failIfTold
 * @returns {import("../ports/directory/interface.js").InTurn}
 */
export function createInTurn({ sessionsOf, write, now, failIfTold }) {
  const taken = createTurns();
  let latest = 0;

  return ({ subject, linkedSubjects, signal }, decide) => {
    const subjects = [...new Set([subject, ...linkedSubjects])];
    return taken(subjects, async () => {
      failIfTold();
      const sessions = sessionsOf(subjects);
      const dates = sessions.map(({ createdAt = 0 }) => createdAt + 1);
      const stamp = Math.max(now(), latest + 1, ...dates);
      const at = { subjects, sessions, now: now(), stamp };
      const { change, result } = await inTime(signal, () => decide(at));
      latest = stamp;
      write(change, subjects);
      return { result, stamp };
    });
  };
}

/** What takes too long has no effect, and holds nobody up. */
async function inTime(signal, act) {
  if (signal === undefined) return act();
  let stop;
  const aborted = new Promise((_, reject) => {
    stop = () => reject(new DirectoryError("timeout", "nobody waits for this turn any longer"));
  });
  signal.addEventListener("abort", stop, { once: true });
  try {
    if (signal.aborted) stop();
    const done = await Promise.race([aborted, act()]);
    // It may have been aborted in the same breath.
    if (signal.aborted) await aborted;
    return done;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
