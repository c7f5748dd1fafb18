/** @file The three nodes from bytes of your own: for bundles that fetch or embed the modules themselves. */

import * as dataQuery from "../dist/data-query/glue.js";
import * as forceLogout from "../dist/force-logout/glue.js";
import * as logout from "../dist/logout/glue.js";
import { createModule } from "./module.js";

export { NodeTrapped } from "./module.js";

/** Named one by one, so that a bundle leaves out what nobody calls. */
const GLUE = {
  "data-query": {
    Prepared: dataQuery.DataQuery,
    manifest: dataQuery.manifest,
    instance: dataQuery.initSync,
    reset: dataQuery.__wbg_reset_state,
  },
  "force-logout": {
    Prepared: forceLogout.ForceLogout,
    manifest: forceLogout.manifest,
    instance: forceLogout.initSync,
    reset: forceLogout.__wbg_reset_state,
  },
  logout: {
    Prepared: logout.Logout,
    manifest: logout.manifest,
    instance: logout.initSync,
    reset: logout.__wbg_reset_state,
  },
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
      modules.set(type, createModule(type, GLUE[type], bytesOf(type)));
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
