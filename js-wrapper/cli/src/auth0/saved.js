/** @file One Action in the tenant: found, saved as a draft, built, deployed; nothing is sent that is so already. */
import { TenantError } from "./errors.js";
import { TRIGGER } from "./actions.js";
import { listed } from "./listed.js";

const EVERY_MS = 2_000;
/** A build was seen to take 45 seconds. */
const TRIES = 60;

/** @param {import("./management.js").Management} management @param {string} name */
export async function found(management, name) {
  // Whether the filter takes parts of names isn't documented.
  const rows = await listed(management, "/actions/actions", "actions", { actionName: name });
  const row = rows.find((each) => each.name === name);
  if (row === undefined) return undefined;
  // Nor is it whether a row of the list holds the whole Action.
  const action = await management.ask({ method: "GET", path: pathOf(row) });
  if (action?.supported_triggers?.some(({ id }) => id === TRIGGER.id)) return action;
  throw new TenantError(`there is an Action \`${name}\`, and it is none of ${TRIGGER.id}`);
}

/**
 * @param {import("./management.js").Management} management
 * @param {any} there the Action as it is, if it is
 * @param {import("./actions.js").Action} wanted
 * @param {Array<{ name: string, value: string }> | undefined} secrets where they are to be sent
 * @returns {Promise<any>} the Action with the draft that is wanted; the very same where it had it
 */
export async function save({ ask }, there, wanted, secrets) {
  if (there === undefined) {
    return ask({ method: "POST", path: "/actions/actions", body: { ...wanted, secrets } });
  }
  // A build that failed is tried again: what it lacked may be there by now.
  if (isSame(there, wanted) && secrets === undefined && there.status !== "failed") return there;
  const { code, dependencies, runtime } = wanted;
  const body = { code, dependencies, runtime, ...(secrets && { secrets }) };
  const { status } = await ask({ method: "PATCH", path: pathOf(there), body });
  return { ...there, status };
}

/** @param {any} action @param {import("./actions.js").Action} wanted */
export function isDeployed(action, wanted) {
  if (!isSame(action, wanted) || action.all_changes_deployed === false) return false;
  return action.deployed_version ? isSame(action.deployed_version, wanted) : false;
}

/** What can be compared: of a secret the tenant gives the name only. */
function isSame(there, { code, dependencies, runtime }) {
  const ofThere = (there.dependencies ?? []).map(({ name, version }) => `${name}@${version}`);
  const ofOurs = dependencies.map(({ name, version }) => `${name}@${version}`);
  return (
    there.code === code && there.runtime === runtime && String(ofThere.sort()) === String(ofOurs)
  );
}

/** @param {import("./management.js").Management} management @param {any} action @param {import("@seatkeeper/host").Clock} clock */
export async function built({ ask }, action, clock) {
  let { status } = action;
  for (let tries = 0; status !== "built"; tries += 1) {
    if (status === "failed") {
      throw new TenantError(`\`${action.name}\` can't be built: is its package in the registry?`);
    }
    if (tries === TRIES) throw new TenantError(`\`${action.name}\` is still \`${status}\``);
    await clock.sleep(EVERY_MS);
    ({ status } = await ask({ method: "GET", path: pathOf(action) }));
  }
}

/** @param {import("./management.js").Management} management @param {any} action */
export const deploy = ({ ask }, action) =>
  ask({ method: "POST", path: `${pathOf(action)}/deploy` });

const pathOf = ({ id }) => `/actions/actions/${encodeURIComponent(id)}`;
