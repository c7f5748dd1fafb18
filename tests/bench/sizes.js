/** @file Bytes as they travel: each module by gzip, and those of two engines beside it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const { resolve } = createRequire(import.meta.url);

/** @param {string} file */
export function gzipped(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

const moduleOf = (owner) => (name) => ({ name, file: resolve(`${owner}/wasm/${name}`) });

export const OUR_MODULES = [
  ...["data-query", "force-logout", "logout"].map(moduleOf("@seatkeeper/nodes")),
  moduleOf("@seatkeeper/simulation")("login-history"),
];

export const PEER_MODULES = [
  {
    name: "cedar",
    file: join(dirname(resolve("@cedar-policy/cedar-wasm/nodejs")), "cedar_wasm_bg.wasm"),
  },
  { name: "zen", file: resolve("@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm") },
];
