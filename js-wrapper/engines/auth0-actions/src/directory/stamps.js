/** @file The user's book as a directory: whoever is struck out is turned away when they come back. */
import { DirectoryError } from "@seatkeeper/host";
import { capabilitiesOf } from "../code/capabilities.js";

/** @param {ReturnType<typeof import("../book.js").createBook>} book */
export function stampDirectory(book) {
  const gone = () => new DirectoryError("notFound", "no such stamp");
  return {
    name: "auth0-stamps",
    capabilities: capabilitiesOf({ sessions: "stamps" }),
    async listSessions({ subjects: [subject] }) {
      const rows = book.entries();
      return { sessions: rows.map(({ id, at }) => ({ id, subject, createdAt: at })) };
    },
    async revokeSession({ sessionId }) {
      if (!book.displace(sessionId)) throw gone();
      return { refreshTokens: false };
    },
    endCurrentSession: () => Promise.reject(gone()),
  };
}
