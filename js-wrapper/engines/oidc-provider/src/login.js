/** @file Says to the host what happened at the provider, from what the provider knows. */
import { randomUUID } from "node:crypto";

const MAX_USER_AGENT = 512;

/**
 * @param {object} options
 * @param {() => any} options.devices the device cookie, once there is a provider
 * @param {(subject: string) => Promise<string[]>} [options.linkedSubjectsOf]
 * @param {(subject: string, clientId: string) => Promise<Record<string, unknown>>} [options.attributesOf]
 * @param {() => number} options.now
 */
export function createLogins({ devices, linkedSubjectsOf, attributesOf, now }) {
  return {
    /**
     * @param {any} ctx the request's Koa context
     * @param {string} subject
     */
    async deviceOf(ctx, subject) {
      const id = await devices().read(ctx.req, subject);
      const userAgent = ctx.get("user-agent").slice(0, MAX_USER_AGENT);
      return {
        ...(id ? { id, trusted: true } : {}),
        ...(ctx.ip ? { ip: ctx.ip } : {}),
        ...(userAgent ? { userAgent } : {}),
      };
    },

    /**
     * Whether a page can be shown follows from the endpoint, never from a parameter: `prompt=none`
     * asks not to be shown one, but its client may ask again without.
     *
     * @param {any} ctx
     * @param {object} facts
     * @param {string} facts.subject
     * @param {{ id: string, createdAt?: number } | undefined} facts.session
     * @param {string} facts.trigger
     * @param {string} facts.clientId
     * @param {boolean} facts.interactive
     */
    async login(ctx, { subject, session, trigger, clientId, interactive }) {
      const [device, linkedSubjects, attributes] = await Promise.all([
        this.deviceOf(ctx, subject),
        linkedSubjectsOf?.(subject) ?? [],
        attributesOf?.(subject, clientId) ?? {},
      ]);
      return {
        id: idOf(trigger, session),
        subject,
        linkedSubjects,
        current: session ? currentOf(session) : { type: "none" },
        trigger,
        clientId,
        device,
        interactive,
        authenticated: true,
        attributes,
        now: now(),
      };
    },
  };
}

const RENEWALS = new Set(["sso", "refresh", "stepUp"]);

/** A session comes into being once, so its first decision has one name; a renewal is a new event. */
function idOf(trigger, session) {
  return RENEWALS.has(trigger) || !session ? `${trigger}:${randomUUID()}` : `login:${session.id}`;
}

/** @param {{ id: string, createdAt?: number }} session */
function currentOf({ id, createdAt }) {
  return { type: "session", id, ...(createdAt === undefined ? {} : { createdAt }) };
}
