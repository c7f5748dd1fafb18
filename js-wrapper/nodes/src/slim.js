/** @file The three nodes from bytes of your own: for bundles that fetch or embed the modules themselves. */

import * as dataQuery from "../dist/data-query/glue.js";
import * as forceLogout from "../dist/force-logout/glue.js";
import * as logout from "../dist/logout/glue.js";
import { createModule } from "./module.js";

export { NodeTrapped } from "./module.js";

const GLUE = {
  "data-query": { glue: dataQuery, className: "DataQuery" },
  "force-logout": { glue: forceLogout, className: "ForceLogout" },
  logout: { glue: logout, className: "Logout" },
};

/** The types of the nodes that are modules. */
export const nodeTypes = Object.freeze(Object.keys(GLUE));

/**
 * Makes the three nodes. A module is compiled when it is first asked for.
 *
 * @param {(type: string) => BufferSource | WebAssembly.Module} bytesOf
 */
export function createNodes(bytesOf) {
  const modules = new Map();

  /** @param {string} type */
  function moduleOf(type) {
    if (!Object.hasOwn(GLUE, type)) throw new TypeError(`there is no node of type \`${type}\``);
    if (!modules.has(type)) {
      const { glue, className } = GLUE[type];
      modules.set(type, createModule(type, glue, className, bytesOf(type)));
    }
    return modules.get(type);
  }

  return {
    types: nodeTypes,
    /** @param {string} type */
    manifest: (type) => moduleOf(type).manifest(),
    /** @param {string} type @param {unknown} config */
    prepare: (type, config) => moduleOf(type).prepare(config),
  };
}
