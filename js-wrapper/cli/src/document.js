/** @file Reading a JSON document from a file or from standard input. */

import { readFileSync } from "node:fs";
import { SeatkeeperError } from "@seatkeeper/host";
import { expectation, plainCopy } from "@seatkeeper/host/kit";
import { flawOf } from "./flaw.js";

const MAX_MEBIBYTES = 64;
const UNREADABLE = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder",
  EACCES: "may not be read",
};

/** How a file is called in what we say of it. @param {string} file */
export const nameOf = (file) => (file === "-" ? "standard input" : `\`${file}\``);

/** Why a file can't be read. @param {any} error of the system */
export const unreadable = ({ code }) => UNREADABLE[code] ?? `can't be read (${code})`;

/**
 * @param {string} file `-` is standard input
 * @param {import("@seatkeeper/host").ErrorCode} code of the error where it is no plain data
 * @returns {any}
 * @throws {SeatkeeperError}
 */
export function readDocument(file, code) {
  const name = nameOf(file);
  const refuse = (expected, path = undefined) => {
    throw new SeatkeeperError(code, expected, { path });
  };
  let bytes;
  try {
    bytes = readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    return refuse(`${name}: ${unreadable(error)}`);
  }
  if (bytes.length > MAX_MEBIBYTES * 2 ** 20) {
    refuse(`${name}: is larger than ${MAX_MEBIBYTES} MiB`);
  }
  let text;
  try {
    // Other bytes would be read as one and the same mark, and two ids as one.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse(`${name}: is not UTF-8 text`);
  }
  let document;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return refuse(`${name} is no JSON: ${error.message}`);
  }
  const flaw = flawOf(text);
  if (flaw !== undefined) refuse(`${flaw.path || "/"}: ${flaw.expected}`, flaw.path);
  const bounds = { depth: 40, bytes: MAX_MEBIBYTES * 2 ** 20, names: 2_000_000 };
  try {
    return plainCopy(document, { code, ...bounds });
  } catch (error) {
    return refuse(`${error.path || "/"}: ${expectation(error)}`, error.path);
  }
}
