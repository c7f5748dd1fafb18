/** @file The flow as Auth0 Actions: their code, and what the dashboard needs besides. */

import {
  capabilitiesOf,
  codeOf,
  factoriesOf,
  misfitOf,
  PACKAGE,
  scopesOf,
  secretNamesOf,
} from "@seatkeeper/auth0-actions/code";
import { compileFlow } from "@seatkeeper/host";
import { bareFlow } from "./bare-flow.js";

/** Whoever has no form yet sees where its id goes. */
const NO_FORM = "ap_YOUR_FORM";
const NAMES = {
  loginSharing: "The Action",
  afterChallenge: "The second Action, right after the first",
};

/**
 * @param {any} document
 * @param {{ form?: string }} [about] `form`: the id of the hosted Form that shows the limit page
 * @returns {Array<{ title: string, code: string }>} in the order in which they are bound
 */
export function auth0Actions(document, about = {}) {
  const options = optionsOf(document, about);
  return factoriesOf(options).map((factory) => ({
    title: NAMES[factory],
    code: codeOf(factory, options, 2),
  }));
}

/**
 * What of the flow can't be had at Auth0: its code would let everybody in, and say so in a log only.
 *
 * @param {any} document that can run here
 * @returns {Promise<string | undefined>}
 */
export async function auth0Refusal(document) {
  try {
    const misfit = misfitOf(await compileFlow(document, { capabilities: capabilitiesOf({}) }));
    return misfit && `\`${misfit.path}\` ${misfit.message}`;
  } catch (error) {
    if (error.code !== "flowInvalid") throw error;
    return error.message;
  }
}

/** Whether the flow shows a page, which Auth0 needs a Form for. @param {any} document */
export const needsForm = ({ nodes }) => nodes.some(({ type }) => type === "session-limit-page");

/** What else there is to do, a line each. @param {any} document @returns {string[]} */
export function auth0Needs(document) {
  const options = optionsOf(document, {});
  const [, second] = factoriesOf(options);
  return [
    "Trigger: Login / Post Login, on Node 22.",
    `Dependency: ${PACKAGE}, at an exact version.`,
    `Secrets: ${secretNamesOf(options).join(", ")}. The key is 32 random bytes in base64url.`,
    `Scopes of the machine-to-machine application: ${scopesOf(options).join(", ")}.`,
    second && "Both Actions have the same secrets, and nothing stands between them.",
    second && "Multi-factor: enable one-time passwords, and let Actions customise the factors.",
    needsForm(document) &&
      "The Form shows seatkeeper_devices, and sets seatkeeper_answer to continue or cancel.",
    "A limit that is a path into the login takes its default there.",
  ].filter(Boolean);
}

/** @param {any} document @param {{ form?: string }} about */
const optionsOf = (document, { form }) => ({
  flow: bareFlow(document),
  ...(needsForm(document) && { page: { form: form || NO_FORM } }),
});
