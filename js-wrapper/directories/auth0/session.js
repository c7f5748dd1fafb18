/** @file What Auth0 says of a session or a refresh token, in the words of a directory. */
import { DirectoryError } from "@seatkeeper/host";

/** A device is known coarsely, and an agent's first words are enough for that. */
const MAX_TEXT = 512;

/** A refresh token that stands for a device of its own goes by its id with this before it. */
const TOKEN = "refresh-token|";

/** @param {string} id */
export const isTokenId = (id) => id.startsWith(TOKEN);
/** @param {string} id */
export const tokenIdOf = (id) => id.slice(TOKEN.length);

/**
 * @param {any} item of `GET /users/{id}/sessions`
 * @param {string} subject whom it was asked for
 * @returns {import("@seatkeeper/host").Session}
 */
export function sessionFrom(item, subject) {
  return session(item, subject, {
    id: textOf(item.id),
    lastActiveAt: timeOf(item.last_interacted_at),
    // Somebody else acts as this person: such a session never counts.
    kind: item.actor ? "impersonation" : "full",
    clientIds: Array.isArray(item.clients)
      ? item.clients.map((client) => client?.client_id)
      : undefined,
  });
}

/**
 * @param {any} item of `GET /users/{id}/refresh-tokens`
 * @param {string} subject
 * @returns {import("@seatkeeper/host").Session}
 */
export function sessionFromToken(item, subject) {
  return session(item, subject, {
    id: TOKEN + textOf(item.id),
    lastActiveAt: timeOf(item.last_exchanged_at),
    kind: "full",
    clientIds: [item.client_id],
  });
}

/** @returns {any} */
function session(item, subject, about) {
  const known = {
    ...about,
    subject,
    createdAt: timeOf(item.created_at),
    expiresAt: timeOf(item.expires_at),
    idleExpiresAt: timeOf(item.idle_expires_at),
    class: "interactive",
    clientIds: about.clientIds?.filter((id) => typeof id === "string"),
    device: deviceFrom(item.device),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function deviceFrom(device) {
  const ip = device?.last_ip ?? device?.initial_ip;
  const userAgent = device?.last_user_agent ?? device?.initial_user_agent;
  const known = Object.entries({ ip, userAgent }).filter(([, value]) => typeof value === "string");
  if (known.length === 0) return undefined;
  return Object.fromEntries(known.map(([name, text]) => [name, shortened(text)]));
}

/** What an agent says of itself is its own choice: it must not make the list one that can't be read. */
const shortened = (text) => text.slice(0, MAX_TEXT).toWellFormed();

/** ISO 8601 to epoch milliseconds. Times may be null, and are typed "string or object": those are missing. */
function timeOf(value) {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isSafeInteger(time) ? time : undefined;
}

function textOf(id) {
  if (typeof id === "string" && id !== "") return id;
  throw new DirectoryError("invalid", "a session or token in the list has no id");
}
