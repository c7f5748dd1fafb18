/** @file What a flow needs of its directory: said before it runs, not found out in the middle of a login. */

import { refuse } from "./compile.js";

/** Whether a node is about the sessions at one client. @param {any} [config] of the node */
export const usesClients = (config = {}) =>
  config.scope === "client" || JSON.stringify(config).includes("activeSessionCountForClient");

/** @type {Array<[needed: string, when: (node: any) => boolean, why: string]>} */
const NEEDS = [
  ["endsSession", ({ type }) => type === "force-logout", "can't end a session"],
  ["clientIds", ({ config }) => usesClients(config), "doesn't know the clients of a session"],
  [
    "lastActiveAt",
    ({ config = {} }) => config.order === "leastRecentlyUsed",
    "doesn't know when a session was last used",
  ],
  [
    "expiresAt",
    ({ config = {} }) => config.order === "soonestExpiring",
    "doesn't know when a session expires",
  ],
  [
    "deviceId",
    ({ config = {} }) => config.sameDevice === "replace" || config.strategy === "sameDevice",
    "doesn't know the device of a session",
  ],
];

/** @param {any} flow @param {any} capabilities as the directory declares them; without them nothing is asked */
export function checkCapabilities(flow, capabilities) {
  if (capabilities === undefined) return;
  flow.nodes.forEach((node, index) => {
    for (const [needed, when, why] of NEEDS) {
      if (when(node) && !capabilities[needed]) {
        refuse(`/nodes/${index}/config`, `the directory ${why}`);
      }
    }
  });
}
