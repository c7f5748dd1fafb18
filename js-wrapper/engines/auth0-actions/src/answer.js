/** @file Somebody comes back, from the page or from the challenge: the run that waits for them goes on. */
import { denialOf } from "@seatkeeper/host/kit";
import { deny, DENIED, DISPLACED } from "./gate.js";
import { createLeg } from "./leg.js";
import { answerOf } from "./limit-page.js";
import { log } from "./log.js";
import { forget, keptBy } from "./pause.js";

const UNANSWERED = denialOf("unanswered");
/** The answer to a challenge is in the event; the host wants one of the right shape. */
const BY_CHALLENGE = { code: "challenge" };

/**
 * @param {any} options of the Action, checked
 * @param {string} key of the transaction's metadata, where a run waits
 * @param {ReturnType<typeof import("./gate.js").createGate>} gate
 */
export function createAnswer(options, key, gate) {
  return {
    /** From the page. Without a good answer there is no way on. */
    async fromPage(event, api) {
      await resume(event, api, "session-limit-page", ({ settings }, kept) =>
        answerOf(event, api, settings, kept.nonce),
      );
    },

    /** From the challenge: its result is seen by the next Action only. Where none waits there is nothing to do. */
    async fromChallenge(event, api) {
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
      leg = await createLeg(options, event, api, kept);
      if (leg.isTurnedAway) return deny(leg, api, DISPLACED);
      const answer = await answerFor(leg, kept);
      if (answer === undefined) return deny(leg, api, UNANSWERED);
      const login = { ...leg.login, id: kept.loginId };
      result = await leg.keeper.resume({ token: kept.token, answer, login });
    } catch (error) {
      log(error);
      return void api.access.deny(DENIED);
    }
    await gate.carryOut(leg, event, api, result);
  }
}
