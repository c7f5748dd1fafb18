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
 * The limit that an end is measured by: nothing where the flow promises none in so many words.
 *
 * @param {any} flow
 * @returns {number | undefined}
 */
export function limitOf({ nodes, reportOnly = false }) {
  const [query, another] = nodes.filter(({ type }) => type === "data-query");
  const { value, field = "activeSessionCount", operator = ">=" } = query?.config?.rule ?? {};
  const isPlain = field === "activeSessionCount" && operator === ">=" && !reportOnly;
  return isPlain && another === undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** What people write first instead of such a flow. @param {any} flow */
export const naiveName = ({ nodes }) =>
  nodes.some(({ type }) => type === "force-logout")
    ? "Naive: end all the others"
    : "Naive: turn away whoever finds others";
