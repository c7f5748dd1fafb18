/** @file What a client was granted against what it needs: less is an error, more is said. */
import { TenantError } from "./errors.js";

/** Of the client that deploys: reading comes first, the other two are for what is found to be missing. */
export const DEPLOYING = Object.freeze(["read:actions", "create:actions", "update:actions"]);

/**
 * @param {string} who in words
 * @param {string[] | undefined} granted nothing where the tenant doesn't say: the calls will tell
 * @param {readonly string[]} needed
 * @param {(line: string) => void} warn
 * @throws {TenantError}
 */
export function checkScopes(who, granted, needed, warn) {
  if (granted === undefined) return;
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) throw new TenantError(`${who} lacks ${missing.join(", ")}`);
  const surplus = granted.filter((scope) => !needed.includes(scope));
  if (surplus.length > 0) warn(`warning: ${who} has more than it needs: ${surplus.join(", ")}`);
}
