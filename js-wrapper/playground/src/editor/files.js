/** @file A flow as a file: read from one, and saved as one. */

import { drawable } from "../document/shape.js";

const MAX_FILE = 1024 * 1024;
/** Never the flow's own name: that may come from anywhere. */
const FILE_NAME = "flow.json";

/**
 * @param {Blob} file
 * @returns {Promise<any>} a document that can be drawn
 * @throws {Error} in words for the person who opened it, or of JSON
 */
export async function readFlow(file) {
  if (file.size > MAX_FILE) throw new Error("The file is larger than 1 MiB.");
  const bytes = await file.arrayBuffer();
  return drawable(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
}

/** @param {any} document @returns {File} */
export function flowFile(document) {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  return new File([text], FILE_NAME, { type: "application/json" });
}

/** Hands a file to the person. @param {File} file */
export function save(file) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
