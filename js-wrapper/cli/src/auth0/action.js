/** @file `seatkeeper auth0 action`: prints the Actions, and all that the dashboard needs besides. */
import { literal, scopesOf, secretNamesOf } from "@seatkeeper/auth0-actions/code";
import { actionsOf } from "./actions.js";
import { withFlow } from "./flow.js";
import { newKey } from "./key.js";
import { RISKS, stepsOf } from "./steps.js";

/**
 * @param {Record<string, any>} values of the command line
 * @param {any} options of the Action
 * @param {string[]} warnings
 * @param {import("./index.js").Outside} outside
 */
export function printActions(values, options, warnings, { print }) {
  const actions = actionsOf(options);
  const about = {
    secrets: secretNamesOf(options),
    scopes: scopesOf(withFlow(options)),
    steps: stepsOf(options, actions),
    risks: RISKS,
    warnings,
    ...(values["new-key"] && { newKey: newKey() }),
  };
  if (values.json) return print(literal({ actions, ...about }));
  for (const line of linesOf(actions, about)) print(line);
}

/** The code stands at the margin, so that it can be copied as it is. */
function* linesOf(actions, { secrets, scopes, steps, risks, warnings, newKey: key }) {
  for (const [
    index,
    { name, code, runtime, dependencies, supported_triggers },
  ] of actions.entries()) {
    yield `Action ${index + 1} of ${actions.length}`;
    yield `  name        ${name}`;
    yield* supported_triggers.map(({ id, version }) => `  trigger     ${id} ${version}`);
    yield `  runtime     ${runtime}`;
    yield* dependencies.map((each) => `  dependency  ${each.name} ${each.version}`);
    yield `  secrets     ${secrets.map(literal).join(", ")}`;
    yield "  code";
    yield* ["", ...code.split("\n")];
  }
  yield "Scopes of the machine-to-machine application";
  yield* ["", `  ${scopes.join(" ") || "none: it needs no such application"}`, ""];
  if (key) yield* ["seatkeeperKey, shown this once", "", `  ${key}`, ""];
  yield* ["Steps in the dashboard", ""];
  yield* steps.map((step, index) => `  ${index + 1}. ${step}`);
  yield* ["", "What stays open", "", ...risks.map((risk) => `  ${risk}`)];
  if (warnings.length > 0) yield* ["", ...warnings.map((warning) => `warning ${warning}`)];
}
