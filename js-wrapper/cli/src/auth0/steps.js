/** @file What there is to do in the dashboard for a configuration, and what stays open whatever is done. */
import { asksFactor, literal, scopesOf, secretNamesOf } from "@seatkeeper/auth0-actions/code";
import { withFlow } from "./flow.js";

/**
 * @param {any} options of the Action
 * @param {import("./actions.js").Action[]} actions
 * @returns {string[]} each one a line
 */
export function stepsOf(options, actions) {
  const planned = withFlow(options);
  const scopes = scopesOf(planned);
  const names = actions.map(({ name }) => `\`${name}\``).join(", then ");
  return [
    ...(scopes.length > 0
      ? [
          "Applications > Applications: create one of type Machine to Machine, for these Actions alone. " +
            `Authorize it for the Auth0 Management API with ${scopes.join(", ")} and nothing else.`,
        ]
      : []),
    ...(asksFactor(planned)
      ? [
          `Security > Multi-factor Auth: enable ${literal(options.factors ?? ["otp"])} and turn on ` +
            '"Customize MFA Factors using Actions".',
        ]
      : []),
    ...pageSteps(options),
    `Actions > Library > Create Action > Build from scratch: ${names}, trigger Login / Post Login, Node 22.`,
    "In each: paste its code, and add its dependency with exactly that version.",
    `In each: add the secrets ${secretNamesOf(options).map(literal).join(", ")}. ` +
      (actions.length > 1
        ? "The key is the same in both."
        : "The key is 32 random bytes in base64url."),
    "Deploy each.",
    `Actions > Triggers > post-login: put ${names} at the end, nothing in between. Apply.`,
    "Try it: log in as one user from more browsers than the limit allows.",
  ];
}

function pageSteps({ page }) {
  if (page === undefined) return [];
  if (page.form === undefined) {
    return [
      "Serve the page with `createPage` of @seatkeeper/auth0-actions/page: it needs the same key, and " +
        "the tenant's host name as issuer. The page's address stands in the code.",
    ];
  }
  return [
    "Actions > Forms: the form whose id stands in the code shows `seatkeeper_devices` and sets " +
      "`seatkeeper_answer` to `continue` or `cancel`.",
  ];
}

/** R1 to R3 of the threat model. */
export const RISKS = Object.freeze([
  "R1 An answer to the page counts once because Auth0's transaction says so. Where a mark of a session is lost, " +
    "its next renewal is decided as a login: that costs a decision, never the limit.",
  "R2 Below Enterprise a denial leaves the session alive: every later run of it is denied, nothing ends it. " +
    "Whoever administers the tenant can unbind the Action.",
  "R3 Auth0's lists lag, and the whole tenant shares one rate: until the next renewal one session too many " +
    "may live.",
]);
