/** @file `seatkeeper check`: the errors and the lint of a flow document. */

import { compileFlow, lintFlow } from "@seatkeeper/host";
import { readDocument } from "./document.js";
import { print, printError } from "./output.js";

/**
 * @param {string} file
 * @returns {Promise<number>} exit code: 0 it runs (there may be warnings), 1 it doesn't, 2 no flow there
 */
export async function check(file) {
  let document;
  try {
    document = readDocument(file, "flowInvalid");
  } catch (error) {
    printError(error.message);
    return 2;
  }
  try {
    const flow = await compileFlow(document);
    const found = lintFlow(flow);
    for (const { code, path, message } of found) print(`warning ${code} ${path}: ${message}`);
    print(`ok ${flow.document.name} ${flow.hash.slice(0, 12)}, ${count(found.length, "warning")}`);
    return 0;
  } catch (error) {
    if (error.code === undefined) throw error;
    print(`error ${error.code} ${error.message}`);
    return 1;
  }
}

const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
