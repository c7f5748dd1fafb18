/** @file The modules as text. Generated from the manifests of the crates: `cargo run -p xtask -- types`. */

import dataQuery from "../dist/data-query/bytes.js";
import forceLogout from "../dist/force-logout/bytes.js";
import logout from "../dist/logout/bytes.js";

/** By the type of the node. */
export const BYTES = {
  "data-query": dataQuery,
  "force-logout": forceLogout,
  logout: logout,
};
