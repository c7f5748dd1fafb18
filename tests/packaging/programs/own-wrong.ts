/** What must not compile: each of these lines is a mistake in what is given to the host, and the declarations find it. */
import { DirectoryError } from "@seatkeeper/host";
import type { Capabilities, Directory, Mark, NodeType, Store } from "@seatkeeper/host";

export const half = {
  name: "half",
  capabilities: {
    endsSession: true,
    createdAt: true,
    listsCurrent: false,
    revokesRefreshTokens: false,
  },
  listSessions: async () => ({ sessions: [] }),
  revokeSession: async () => {},
};
// @ts-expect-error It can't end the session of the login.
export const directory: Directory = half;
// @ts-expect-error Nor has this one said what it can do.
export const able: Capabilities = {};
// @ts-expect-error There is no such code for a directory.
throw new DirectoryError("gone", "no such session");
// @ts-expect-error A store says what is due.
export const store: Store = { now: () => 1, get: async () => 1, update: async () => 1 };
// @ts-expect-error There is no such state.
export const mark: Mark = { state: "allowed" };
// @ts-expect-error A node says what it is.
export const node: NodeType = { waits: "done", show: () => ({}) };
