/** @file Reads a posted form into an answer; whether it fits the question, the host knows. */
import { kinds } from "@seatkeeper/host/kit";
import { checked, given } from "./given.js";

/**
 * What the person decided, in the words in which the host takes it.
 *
 * @typedef {{ output: string, chosen?: string[] } | { code: string }} Answer
 */

/**
 * @param {URLSearchParams} form what `readForm` gave
 * @returns {{ nonce: string, token: string, answer: Answer }} `nonce` for the proof that the form is ours;
 *   `token` and `answer` for `keeper.resume`
 */
export function answerFrom(form) {
  checked({ form }, { form: kinds.required(given.form) });
  return { nonce: textOf(form, "nonce"), token: textOf(form, "pause"), answer: decided(form) };
}

/** @param {URLSearchParams} form @returns {Answer} */
function decided(form) {
  const output = textOf(form, "output");
  if (output === "cancel") return { output };
  if (form.has("code")) return { code: textOf(form, "code").trim() };
  const chosen = form.getAll("chosen");
  return chosen.length > 0 ? { output, chosen } : { output };
}

/** @param {URLSearchParams} form @param {string} name */
const textOf = (form, name) => form.get(name) ?? "";
