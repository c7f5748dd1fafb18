/** @file States a login from what the provider knows, and from nothing that a request says of itself. */
import { stateLogin } from "@seatkeeper/host/kit";

/**
 * @typedef {import("./provider.js").Context} Context
 *
 * @typedef {object} Event what happened at the provider
 * @property {string} subject
 * @property {{ id: string, createdAt?: number }} [session] without it there is none
 * @property {string} clientId
 * @property {boolean} interactive whether a page can be shown. It follows from the endpoint, never from a
 *   parameter: `prompt=none` asks not to be shown one, but its client may ask again without
 * @property {boolean} isNew whether the session came into existence by it
 * @property {"login" | "registration" | "recovery"} [how] a new one did
 * @property {boolean} [isRefresh] tokens are renewed
 * @property {boolean} [isStepUp] the password was proved again
 */

/**
 * @typedef {object} Logins
 * @property {(ctx: Context, subject: string) => Promise<import("@seatkeeper/pages").Device>} deviceOf
 * @property {(ctx: Context, event: Event) => Promise<import("@seatkeeper/host").Login>} login
 */

/**
 * @param {object} options
 * @param {() => import("@seatkeeper/pages").DeviceCookie} options.devices once there is a provider
 * @param {(subject: string) => string[] | Promise<string[]>} options.linkedSubjectsOf
 * @param {(subject: string, clientId: string) => Record<string, unknown> | Promise<Record<string, unknown>>} options.attributesOf
 * @param {() => number} options.now
 * @returns {Logins}
 */
export function createLogins({ devices, linkedSubjectsOf, attributesOf, now }) {
  /** @type {Logins["deviceOf"]} */
  const deviceOf = (ctx, subject) => devices().describe(ctx.req, subject, { ip: ctx.ip });

  return {
    deviceOf,

    async login(ctx, { subject, session, clientId, interactive, isNew, how, isRefresh, isStepUp }) {
      const [device, linkedSubjects, attributes] = await Promise.all([
        deviceOf(ctx, subject),
        linkedSubjectsOf(subject),
        attributesOf(subject, clientId),
      ]);
      return stateLogin({
        subject,
        linkedSubjects,
        session: session && { id: session.id, createdAt: session.createdAt },
        isNew,
        how,
        isRefresh,
        isStepUp,
        clientId,
        device,
        attributes,
        interactive,
        now: now(),
      });
    },
  };
}
