/** @file What the rules of `inTurn` share: taking a turn, and a session that one adds. */

/**
 * @typedef {import("../conformance.js").DirectoryUnderTest} Under
 * @typedef {import("../interface.js").Snapshot} Snapshot
 * @typedef {import("../interface.js").Change} Change
 */

/**
 * One turn of a person.
 *
 * @template T
 * @param {import("../interface.js").Directory} directory
 * @param {{ subject: string, linkedSubjects?: string[], signal?: AbortSignal }} who
 * @param {(at: Snapshot) => { change: Change, result: T } | Promise<{ change: Change, result: T }>} decide
 */
export const turn = ({ inTurn }, { subject, linkedSubjects = [], signal }, decide) =>
  inTurn({ tenant: "default", subject, linkedSubjects, signal }, async (at) => decide(at));

/** @param {string} subject @param {Snapshot} at @returns {import("../interface.js").Session} a newcomer */
export const newcomer = (subject, { stamp }) => ({
  id: crypto.randomUUID(),
  subject,
  createdAt: stamp,
  lastActiveAt: stamp,
  clientIds: ["web"],
});

/** Lets everything else that is under way go on for a while. */
export async function letOthersGo() {
  for (let times = 0; times < 3; times += 1) {
    await new Promise((resolve) => void setTimeout(resolve, 0));
  }
}

/**
 * Rules that hold where a directory offers turns.
 *
 * @param {import("./rules.js").Rule} rule
 * @returns {import("./rules.js").Rule}
 */
export const ofTurns = (rule) => (name, check) =>
  rule(`inTurn, if it is there: ${name}`, async (under) => {
    if (under.directory.inTurn !== undefined) await check(under);
  });
