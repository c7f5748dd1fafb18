/** @file Which flow races: the editor's, or one of the patterns. */

import { patternFlow } from "@seatkeeper/host";

/** The choice that is none of the patterns. */
export const EDITORS = "document";

/**
 * @param {{ choice: string, limit: number }} settings
 * @param {any} document the editor's
 * @returns {any} a flow document @throws {import("@seatkeeper/host").SeatkeeperError} `patternInvalid`
 */
export const racingFlow = ({ choice, limit }, document) =>
  choice === EDITORS
    ? document
    : patternFlow(/** @type {import("@seatkeeper/host").Pattern} */ (choice), limit);

/**
 * The limit that an end is measured by: nothing where a drawn rule is more than one comparison.
 *
 * @param {any} flow
 * @returns {number | undefined}
 */
export function limitOf({ nodes }) {
  const value = nodes.find(({ type }) => type === "data-query")?.config?.rule?.value;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** What people write first instead of such a flow. @param {any} flow */
export const naiveName = ({ nodes }) =>
  nodes.some(({ type }) => type === "force-logout")
    ? "Naive: end all the others"
    : "Naive: turn away whoever finds others";
