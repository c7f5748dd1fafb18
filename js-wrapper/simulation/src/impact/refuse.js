/** @file A history that can't be read: where, and what was expected there. */

import { SeatkeeperError } from "@seatkeeper/host";

/**
 * @param {string} expected
 * @param {number} [line]
 * @param {string} [column]
 * @returns {never}
 */
export function refuse(expected, line, column) {
  if (line === undefined) throw new SeatkeeperError("historyInvalid", expected);
  const where = column === undefined ? `line ${line}` : `line ${line}, \`${column}\``;
  const path = column === undefined ? `/${line}` : `/${line}/${column}`;
  throw new SeatkeeperError("historyInvalid", `${where}: ${expected}`, { path });
}
