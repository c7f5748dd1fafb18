/** @file What the Actions do: decide, go on after the page, go on after the challenge. */
import { challenge, enrolledOf } from "./challenge.js";
import { firstFactorAt, isSilent } from "./event.js";
import { createLeg } from "./leg.js";
import { answerOf, showPage } from "./limit-page.js";
import { forget, keep, keptBy, pauseKey } from "./pause.js";
import { isClosed } from "./settings.js";

/** What the client is told: why is for the tenant's log. */
const DENIED = "seat_limit";
const MUST_ASK = "interaction_required";
const DISPLACED = Object.freeze({ outcome: "denied", reason: "displaced" });
/** The answer to a challenge is in the event; the host wants one of the right shape. */
const BY_CHALLENGE = { code: "challenge" };
/** Auth0 keeps 256 characters of what an Action logs. */
const MAX_LINE = 200;

/** @param {any} options */
export function createActions(options) {
  const key = pauseKey(options);

  return {
    /** A login, or a renewal: `onExecutePostLogin`. */
    async decide(event, api) {
      let leg, result;
      try {
        leg = await createLeg(options, event, api, { log });
        result = leg.isTurnedAway ? DISPLACED : await leg.keeper.login(leg.login);
      } catch (error) {
        log(error);
        // Nobody can be counted: as after a failed lookup, which lets pass unless it is told otherwise.
        if (isClosed(options)) api.access.deny(DENIED);
        return;
      }
      await finish(leg, event, api, result);
    },

    /** The person comes back from the page: `onContinuePostLogin`. Without a good answer there is no way on. */
    async goOn(event, api) {
      await resume(event, api, "session-limit-page", ({ settings }, kept) =>
        answerOf(event, api, settings, kept.nonce),
      );
    },

    /** The Action after the challenge: `onExecutePostLogin`. Where no challenge waits there is nothing to do. */
    async verify(event, api) {
      if (!event.transaction?.metadata?.[key]) return;
      await resume(event, api, "otp-verification", async () => BY_CHALLENGE);
    },
  };

  async function resume(event, api, node, answerFor) {
    let leg, result;
    try {
      const kept = keptBy(event, key);
      if (kept?.node !== node) return void api.access.deny(DENIED);
      forget(api, key);
      leg = await createLeg(options, event, api, { kept, log });
      if (leg.isTurnedAway) return deny(leg, event, api, DISPLACED.reason);
      const answer = await answerFor(leg, kept);
      if (answer === undefined) return deny(leg, event, api, "unanswered");
      const login = { ...leg.login, id: kept.loginId };
      result = await leg.keeper.resume({ token: kept.token, answer, login });
    } catch (error) {
      log(error);
      return void api.access.deny(DENIED);
    }
    await finish(leg, event, api, result);
  }

  /** What was decided stands, also where it can't be carried out: who is to be asked does not pass unasked. */
  async function finish(leg, event, api, result) {
    const fault = faultOf(result);
    if (fault !== undefined) log(`passed without a good answer of the directory: ${fault}`);
    try {
      if (result.outcome === "allowed") letIn(leg, api, result);
      else if (result.outcome === "paused") await wait(leg, event, api, result);
      else deny(leg, event, api, result.reason);
    } catch (error) {
      log(error);
      if (result.outcome !== "allowed") api.access.deny(DENIED);
    }
  }

  function letIn(leg, api, result) {
    const { claims = {} } = result.token ?? {};
    const { namespace } = leg.settings;
    const stamp = namespace &&
      leg.stamp && { [`${namespace}stamp`]: `${leg.stamp.at}.${leg.stamp.id}` };
    for (const [name, value] of Object.entries({ ...claims, ...stamp })) {
      api.accessToken.setCustomClaim(name, value);
    }
    leg.admissions.write();
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

  function deny(leg, event, api, reason) {
    log(`denied: ${reason}`);
    if (!leg.done.revoked) api.access.deny(DENIED);
  }
}

/** What a run that waits has to find again. */
const rowsOf = (store) => [...store.rows("run:"), ...store.rows("flow:")];

/** What a failure mode let pass, in the directory's word. @param {any} result */
function faultOf({ record }) {
  if (!record?.openAdmission) return undefined;
  const requests = record.visits.flatMap((visit) => visit.requests);
  return requests.find(({ error }) => error)?.error ?? "unavailable";
}

/** One line: the code of what went wrong, and the message, which never carries a secret or an id. @param {any} what */
function log(what) {
  const isError = what instanceof Error;
  const text = isError ? `${/** @type {any} */ (what).code ?? what.name}: ${what.message}` : what;
  // One line stays one line, whatever a server's answer has put into an error.
  const line = String(text).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ");
  console.log(`seatkeeper: ${line}`.slice(0, MAX_LINE));
}
