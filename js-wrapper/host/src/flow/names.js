/** @file Whose name is whose: two flows of one name in one store would take each other's logins for their own. */

import { SeatkeeperError } from "../errors.js";
import { canonical } from "./canonical.js";
import { boundedFlow } from "./compile.js";

/** @type {WeakMap<object, Map<string, string>>} for each store, the document that a name stands for */
const taken = new WeakMap();

/**
 * Takes the name of a document that is handed over once. A flow that comes from a function may change, and
 * is the same flow for as long as its name is the same.
 *
 * @param {any} flow a document, or what gives one
 * @param {{ store: object, tenant: string }} where
 * @throws {SeatkeeperError} `flowNameTaken`
 */
export function claimName(flow, { store, tenant }) {
  if (typeof flow !== "object" || typeof flow?.name !== "string") return;
  const text = canonical(boundedFlow(flow));
  if (!taken.has(store)) taken.set(store, new Map());
  const names = taken.get(store);
  const key = JSON.stringify([tenant, flow.name]);
  if (names.has(key) && names.get(key) !== text) {
    const help = "give each flow a name of its own; one that changes is handed over as a function";
    const message = `another flow of this store is called \`${flow.name}\``;
    throw new SeatkeeperError("flowNameTaken", message, { path: "/name", help });
  }
  names.set(key, text);
}
