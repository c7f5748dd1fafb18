/** @file How an option is refused. */
import { SeatkeeperError } from "@seatkeeper/host";

/** @param {string} path a JSON pointer into the options @param {string} what is wrong there @returns {never} */
export function refuse(path, what) {
  throw new SeatkeeperError("optionsInvalid", `\`${path || "/"}\`: ${what}`, { path });
}
