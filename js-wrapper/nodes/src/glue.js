/** @file What `wasm-bindgen` wrote for each node. Generated from the manifests of the crates: `cargo run -p xtask -- types`. */

import * as dataQuery from "../dist/data-query/glue.js";
import * as forceLogout from "../dist/force-logout/glue.js";
import * as logout from "../dist/logout/glue.js";

/** Named one by one, so that a bundle leaves out what nobody calls. */
export const GLUE = {
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
