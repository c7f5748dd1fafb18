/** @file What can happen, as steps of a scenario: somebody logs in, renews, answers or logs out, or the directory breaks. */

import { DEVICE_KINDS } from "./device/device-kinds.js";
import { act } from "./situation.js";

/**
 * @typedef {import("./situation.js").Situation} Situation
 * @typedef {import("./situation.js").Device} Device
 * @typedef {import("./situation.js").Person} Person
 */

/**
 * A new session, under an id of its own.
 *
 * @param {Situation} situation
 * @param {Person} person
 * @param {Device} device
 * @param {string} [trigger] left out: what the device is for
 */
export function logIn(situation, person, device, trigger) {
  const usual = DEVICE_KINDS[device.kind].impersonates ? "impersonation" : "login";
  const sessionId = `${device.id}.${sessionsOn(situation, device).size + 1}`;
  const { lifetimeMs } = situation;
  const login = loginOf(person, device, { sessionId, trigger: trigger ?? usual });
  return act(situation, (at) => ({
    login: { ...login, ...(lifetimeMs !== undefined && { expiresAt: at + lifetimeMs }) },
  }));
}

/**
 * Something happens on a session that is there.
 *
 * @param {Situation} situation
 * @param {Person} person
 * @param {Device} device
 * @param {{ sessionId: string, trigger: "sso" | "refresh" | "stepUp" }} renewal
 */
export const renew = (situation, person, device, renewal) =>
  act(situation, () => ({ login: loginOf(person, device, renewal) }));

/** @param {Situation} situation @param {{ sessionId: string, output: string, chosen?: string[] }} answer to the page that waits */
export const answer = (situation, answer) => act(situation, () => ({ answer }));

/** @param {Situation} situation @param {string} sessionId */
export const logOut = (situation, sessionId) => act(situation, () => ({ end: { sessionId } }));

/** @param {Situation} situation @param {{ request: string, error: string, times: number }} fail */
export const breakDirectory = (situation, fail) => act(situation, () => ({ fail }));

function loginOf(
  { subjects },
  { id, kind, profile, clientId, trusted, ip },
  { sessionId, trigger },
) {
  const { interactive, userAgent } = DEVICE_KINDS[kind];
  return {
    subject: profile,
    sessionId,
    trigger,
    ...(clientId && { clientId }),
    linkedSubjects: subjects.filter((subject) => subject !== profile),
    // A refresh happens between two servers: nobody is there to read a page.
    interactive: interactive && trigger !== "refresh",
    device: { id, trusted, userAgent, ...(ip && { ip }) },
  };
}

const sessionsOn = ({ steps, shown }, { id }) =>
  new Set(
    steps
      .slice(0, shown)
      .filter(({ login }) => login?.device.id === id)
      .map(({ login }) => login.sessionId),
  );
