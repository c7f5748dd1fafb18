/** @file A flow that can't run, said with a pointer to what is wrong. */

import { SeatkeeperError } from "../errors.js";

/** @param {string} path @param {string} expected @returns {never} */
export function refuse(path, expected) {
  throw new SeatkeeperError("flowInvalid", `\`${path || "/"}\`: ${expected}`, { path });
}
