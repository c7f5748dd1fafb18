/**
 * @file Who is signed in where, as it may be shown. Which sessions are active, and what a device is
 * called, is for a node to say: a Force Logout that has nothing to end is asked from behind them all.
 */
import { loadNodes } from "@seatkeeper/nodes";

const BEHIND_ALL = { type: "pending", at: Number.MAX_SAFE_INTEGER };
/** @type {{ step(input: any): any }} */
const looker = loadNodes().prepare("force-logout", { strategy: "sameDevice" });

/**
 * @param {any} directory
 * @param {readonly string[]} subjects
 * @returns {Promise<import("./feed.js").LivePerson[]>}
 */
export function peopleOf(directory, subjects) {
  return Promise.all(
    subjects.map(async (subject) => {
      const { sessions } = await directory.listSessions({ subjects: [subject] });
      const known = new Map(sessions.map((session) => [session.id, session]));
      const login = {
        id: "live",
        subject,
        linkedSubjects: [],
        current: BEHIND_ALL,
        trigger: "login",
        interactive: false,
        authenticated: true,
        now: Date.now(),
      };
      const { facts } = looker.step({ login, replies: [{ type: "listed", sessions }] });
      const shown = facts.shown.map(({ id, device }) => {
        const { createdAt, clientIds = [] } = known.get(id);
        return { id, createdAt, clientIds, device };
      });
      return { subject, sessions: shown };
    }),
  );
}
