/** @file The host's store in an Action: what one run needs, over the marks that Auth0 keeps for us. */
import { memoryStore } from "@seatkeeper/host";

const MARK = "mark:";
const isMark = (key) => key.startsWith(MARK);
/** A mark's key names the tenant, the flow, the session and its subject. */
const sessionOf = (key) => JSON.parse(key.slice(MARK.length))[2];

/**
 * Only that a session was let in outlives the run: one that was not is decided as a login anyway.
 *
 * @param {import("./admissions.js").Admissions} admissions
 * @param {Array<[string, any]>} [rows] of the run that goes on
 */
export async function createActionStore(admissions, rows = []) {
  const memory = memoryStore();
  for (const [key, value] of rows) await memory.update(key, () => value);

  return {
    ...memory,
    async get(key) {
      const isAdmitted = isMark(key) && admissions.has(sessionOf(key));
      return isAdmitted ? { state: "admitted" } : memory.get(key);
    },
    async update(key, change, ttlMs) {
      if (!isMark(key)) return memory.update(key, change, ttlMs);
      const next = change(await this.get(key));
      if (next?.state === "admitted") admissions.add(sessionOf(key));
      else admissions.remove(sessionOf(key));
      return memory.update(key, () => next, ttlMs);
    },
    /** What a run that waits has to find again. @returns {Promise<Array<[string, any]>>} */
    rows: async () => [...(await memory.scan("run:")), ...(await memory.scan("flow:"))],
  };
}
