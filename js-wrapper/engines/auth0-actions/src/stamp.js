/** @file What a session goes by in a book of stamps: no run of it that shows no first factor can make that newer. */
import { SeatkeeperError } from "@seatkeeper/host";
import { beganAt, firstFactorAt, isRefresh } from "./event.js";

/** @param {any} event @param {{ isStamps: boolean, hasSession: boolean, now: number }} known @returns {number} epoch ms */
export function stampOf(event, { isStamps, hasSession, now }) {
  const at = firstFactorAt(event) ?? beganAt(event);
  if (!isStamps || !hasSession) return at ?? now;
  if (isRefresh(event)) return 0;
  if (at !== undefined) return at;
  throw new SeatkeeperError(
    "invalidLogin",
    "the event shows no first factor: no stamp can be told",
  );
}
