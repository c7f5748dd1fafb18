/** @file Reading a JSON document from a file or from standard input. */

import { readFileSync } from "node:fs";
import { plainCopy, SeatkeeperError } from "@seatkeeper/host";

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * @param {string} file `-` is standard input
 * @param {string} code of the error where it is no plain data
 */
export function readDocument(file, code) {
  let text;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new SeatkeeperError(code, `\`${file}\` can't be read: ${error.code ?? error.message}`);
  }
  let document;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new SeatkeeperError(code, `\`${file}\` is no JSON: ${error.message}`, { path: "" });
  }
  return plainCopy(document, { code, depth: 40, bytes: MAX_BYTES, names: 2_000_000 });
}
