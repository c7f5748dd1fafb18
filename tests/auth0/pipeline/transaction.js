/** @file A transaction: one request for tokens, from the first factor to the answer, however often it is suspended. */
import { randomBytes } from "node:crypto";

const unguessable = () => randomBytes(16).toString("base64url");

/**
 * @param {object} about
 * @param {string} about.userId
 * @param {string} about.clientId
 * @param {string} about.protocol
 * @param {object} about.request
 * @param {any} [about.session] the one that the first factor made, or that was there
 * @param {any[]} [about.methods] how the user has shown who they are
 * @param {string[]} [about.prompts]
 * @param {string[]} [about.scopes]
 * @param {boolean} [about.interactive] whether a page can be shown
 * @param {any} [about.browser]
 * @param {string} [about.refreshTokenId] what is exchanged
 * @param {any} [about.more] what the event says besides
 */
export function createTransaction({ more = {}, ...about }) {
  return {
    prompts: [],
    scopes: ["openid"],
    interactive: false,
    session: undefined,
    ...about,
    id: unguessable(),
    /** What leads back to it from a page; the same however often it is suspended. */
    state: unguessable(),
    correlationId: unguessable(),
    clientState: more.state ?? unguessable(),
    redirectUri: more.redirectUri ?? "https://app.example/callback",
    audience: more.audience ?? "https://api.example",
    organization: more.organization,
    connection: {
      id: "con_1",
      name: "Username-Password",
      strategy: "auth0",
      metadata: {},
      ...more.connection,
    },
    metadata: {},
    /** Factors passed in this transaction, which isn't asked for twice. @type {Set<string>} */
    passed: new Set(),
    /** Challenges and enrolments asked for so far. */
    asked: 0,
    /** Written when all Actions of a leg are done. */
    pending: { app: [], user: [], session: [] },
    claims: { access: {}, id: {} },
    /** The Action that comes next when it goes on. */
    position: 0,
    /** What it waits for. @type {any} */
    suspended: undefined,
    prompt: undefined,
    isOver: false,
  };
}
