/** @file The module where there are files. */

import { readFile } from "node:fs/promises";

/** @returns {Promise<BufferSource>} */
export const moduleSource = () =>
  readFile(new URL("../../dist/login-history/module.wasm", import.meta.url));
