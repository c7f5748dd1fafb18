/** @file Where an Action lists and ends sessions: the Management API, or the user's book of stamps. */
import { isRefresh } from "../event.js";
import { withClients } from "./clients.js";
import { withOldCurrent, withOwnEnd } from "./current.js";
import { managementDirectory } from "./management.js";
import { stampDirectory } from "./stamps.js";

/**
 * @param {any} event
 * @param {any} api
 * @param {object} about
 * @param {any} about.settings
 * @param {ReturnType<typeof import("../book.js").createBook>} about.book
 * @param {boolean} about.isStamps
 * @param {any} [about.clients] what is known of clients, where they count
 * @param {{ revoked: boolean }} about.done what the Action has done
 * @returns {import("@seatkeeper/host").Directory}
 */
export function directoryOf(event, api, { settings, book, isStamps, clients, done }) {
  let directory = isStamps ? stampDirectory(book) : managementDirectory(event, api, settings);
  if (clients !== undefined) directory = withClients(directory, clients);
  if (isRefresh(event) && !isStamps) directory = withOldCurrent(directory);
  return withOwnEnd(directory, event, api, done);
}
