/** @file The Actions of a login, in order: others stay where they are, ours come last, one right after the other. */
import { TenantError } from "./errors.js";
import { OUR_NAMES, TRIGGER } from "./actions.js";
import { listed } from "./listed.js";

const PATH = `/actions/triggers/${TRIGGER.id}/bindings`;
const EVERY_MS = 2_000;
const TRIES = 15;

/**
 * @param {import("./management.js").Management} management
 * @param {any[]} actions ours, with their ids, in order
 * @param {import("@seatkeeper/host").Clock} clock
 * @returns {Promise<string[] | undefined>} the names in their new order; nothing where they stood so already
 */
export async function bind(management, actions, clock) {
  // Read just before it is written: the whole list is replaced, and what was bound meanwhile would be lost.
  const rows = await listed(management, PATH, "bindings");
  const isOurs = ({ action }) => OUR_NAMES.includes(action?.name);
  const others = rows.filter((row) => !isOurs(row)).map(bindingOf);
  const ours = actions.map(({ id, name }) => ({
    ref: { type: "action_id", value: id },
    display_name: name,
  }));
  const bindings = [...others, ...ours];
  const before = rows.map(({ action }) => action?.id);
  if (String(before) === String(bindings.map(({ ref }) => ref.value))) return undefined;
  await replaced(management, bindings, clock);
  return bindings.map(({ display_name: name }) => name);
}

/** A binding as it is sent. One that can't be sent again is not to be lost. */
function bindingOf({ action, display_name: name }) {
  if (typeof action?.id !== "string") {
    throw new TenantError(`a binding of ${TRIGGER.id} names no Action: nothing was bound`);
  }
  return { ref: { type: "action_id", value: action.id }, display_name: name ?? action.name };
}

/** What was deployed a moment ago isn't always known yet to the part of the tenant that binds. */
async function replaced({ ask }, bindings, clock) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask({ method: "PATCH", path: PATH, body: { bindings } });
    } catch (error) {
      const isEarly = error.status === 400 && /deployed/i.test(error.message);
      if (!isEarly || tries === TRIES) throw error;
      await clock.sleep(EVERY_MS);
    }
  }
}
