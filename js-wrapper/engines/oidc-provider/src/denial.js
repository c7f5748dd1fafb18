/** @file What a client learns when a login is turned away: one fixed word, whatever the reason was. */
import { errors } from "oidc-provider";

/** The same for every reason: a reason could tell a client how many sessions somebody has. */
export const DENIAL = "seat_limit";

export const accessDenied = () => new errors.AccessDenied(DENIAL);

/** A page would be needed, and the client asked for none. */
export const interactionRequired = () => new errors.InteractionRequired(DENIAL);

/** The interaction's result that makes the provider answer the client so. */
export const deniedResult = () => ({ error: "access_denied", error_description: DENIAL });
