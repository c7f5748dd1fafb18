/** @file Decides a login, and carries out what was decided by the means of an Action: in, asked, or out. */
import { denialOf } from "@seatkeeper/host/kit";
import { challenge, enrolledOf } from "./challenge.js";
import { firstFactorAt, isSilent } from "./event.js";
import { createLeg } from "./leg.js";
import { showPage } from "./limit-page.js";
import { log } from "./log.js";
import { isClosed } from "./options.js";
import { keep } from "./pause.js";
import { rowsOf } from "./store.js";

/** What the client is told: why is for the tenant's log. */
export const DENIED = "seat_limit";
const MUST_ASK = "interaction_required";
/** @type {Readonly<{ outcome: "denied", reason: string, class: "policyDenied" }>} */
export const DISPLACED = Object.freeze(denialOf("displaced"));

/**
 * @param {any} options of the Action, checked
 * @param {string} key of the transaction's metadata, where a run waits
 */
export function createGate(options, key) {
  /** A login, or a renewal. */
  async function decide(event, api) {
    let leg, result;
    try {
      leg = await createLeg(options, event, api);
      result = leg.isTurnedAway ? DISPLACED : await leg.keeper.login(leg.login);
    } catch (error) {
      log(error);
      // Nobody can be counted: as after a failed lookup, which lets pass unless it is told otherwise.
      if (isClosed(options)) api.access.deny(DENIED);
      return;
    }
    await carryOut(leg, event, api, result);
  }

  /** What was decided stands, also where it can't be carried out: who is to be asked does not pass unasked. */
  async function carryOut(leg, event, api, result) {
    const fault = faultOf(result);
    if (fault !== undefined) log(`passed without a good answer of the directory: ${fault}`);
    try {
      if (result.outcome === "allowed") letIn(leg, api, result);
      else if (result.outcome === "paused") await wait(leg, event, api, result);
      else deny(leg, api, result);
    } catch (error) {
      log(error);
      if (result.outcome !== "allowed") api.access.deny(DENIED);
    }
  }

  async function wait(leg, event, api, { waitingFor, pause, page }) {
    // What can't be shown is owed: the next login with a page asks again.
    if (isSilent(event)) return void api.access.deny(MUST_ASK);
    const kept = keep(api, key, {
      node: waitingFor,
      token: pause.token,
      rows: rowsOf(leg.store),
      at: leg.now,
      loginId: leg.login.id,
      firstFactorAt: firstFactorAt(event),
      factors: enrolledOf(event, leg.settings.factors),
    });
    if (waitingFor === "otp-verification") challenge(event, api, leg.settings.factors);
    else await showPage(api, leg.settings, page, kept.nonce);
  }

  return { decide, carryOut };
}

function letIn(leg, api, { token }) {
  const claims = { ...token?.claims };
  const { namespace } = leg.settings;
  if (namespace && leg.stamp) claims[`${namespace}stamp`] = `${leg.stamp.at}.${leg.stamp.id}`;
  for (const [name, value] of Object.entries(claims)) api.accessToken.setCustomClaim(name, value);
  leg.admissions.write();
}

/** @param {any} leg @param {any} api @param {import("@seatkeeper/host").Denied} denial its reason is for the tenant's log */
export function deny(leg, api, { reason }) {
  log(`denied: ${reason}`);
  if (!leg.done.revoked) api.access.deny(DENIED);
}

/** What a failure mode let pass, in the directory's word. @param {any} result */
function faultOf({ record }) {
  if (!record?.openAdmission) return undefined;
  const requests = record.visits.flatMap((visit) => visit.requests);
  return requests.find(({ error }) => error)?.error ?? "unavailable";
}
