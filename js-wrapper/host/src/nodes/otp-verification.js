/** @file OTP Verification: asks for a one-time password of a factor that the person enrolled before the run began. */

import { fieldsOf, outputOf } from "./answer.js";

const TRIES = 3;

/** @param {import("./node-type.js").At} at */
const factorOf = ({ otp, login, run }) => otp?.factorOf(login.subject, { before: run.began });

/** @type {Readonly<import("./node-type.js").NodeType>} */
export const otpVerification = Object.freeze({
  manifest: Object.freeze({
    name: "otp-verification",
    version: "0.1.0",
    title: "OTP Verification",
    description: "Asks for a one-time password of a factor that the person enrolled before.",
    outputs: ["verified", "failed", "unavailable"],
    requests: ["challenge"],
    config: { type: "object", properties: {}, additionalProperties: false },
  }),
  waits: "verified",
  proves: true,
  reasons: { failed: "otpFailed", unavailable: "otpUnavailable" },

  async ask(at) {
    return (await factorOf(at)) === undefined ? { output: "unavailable" } : undefined;
  },

  async show(at) {
    const { type = "totp", digits = 6 } = (await factorOf(at)) ?? {};
    return { type, digits, attemptsLeft: TRIES - at.run.tries };
  },

  check(answer, { outputs, simulated, refuse }) {
    const { output, code } = fieldsOf(answer, ["output", "code"], refuse);
    if (code === undefined) {
      return { output: outputOf(output, simulated ? outputs : ["cancel"], refuse) };
    }
    const fits = typeof code === "string" && code.length <= 16 && output === undefined;
    return fits ? { code } : refuse("/answer/code", "expected a code, alone");
  },

  async settle({ output, code }, at) {
    if (output === "cancel") return { output: "failed", reason: "cancelled" };
    if (code === undefined) return { output };
    const factor = await factorOf(at);
    if (factor === undefined) return { output: "unavailable" };
    const { subject } = at.login;
    const { result } = await at.otp.verify({ subject, factorId: factor.factorId, code });
    if (result === "verified") return { output: "verified" };
    if (result === "locked") return { output: "failed", reason: "otpLocked" };
    const tries = at.run.tries + 1;
    return tries < TRIES ? { again: "wrongCode", tries } : { output: "failed" };
  },

  lint({ host }) {
    if (host.boundsOtp !== false) return [];
    const message = "the host has no store: one-time passwords can be guessed";
    return [{ code: "otpUnbounded", path: "/nodes", message }];
  },
});
