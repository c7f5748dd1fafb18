/** @file Adds the guard's prompt to a provider's interaction policy. */
import { interactionPolicy } from "oidc-provider";
import { DENIAL } from "./denial.js";

/**
 * @typedef {import("./provider.js").Prompt} Prompt
 *
 * @param {import("./gate.js").Gate} gate
 * @param {Prompt[]} [policy] the integrator's own, else the provider's
 * @returns {Prompt[]}
 */
export function policyWith(gate, policy = interactionPolicy.base()) {
  const { Check, Prompt } = interactionPolicy;
  const prompt = new Prompt(
    { name: "seatkeeper" },
    new Check("seat", DENIAL, "interaction_required", gate.check, gate.details),
  );
  // Behind all that proves who it is, a second factor included; consent is the first that doesn't.
  const consent = policy.findIndex(({ name }) => name === "consent");
  const place = consent < 0 ? policy.length : consent;
  return [...policy.slice(0, place), prompt, ...policy.slice(place)];
}
