/** @file Reads a posted form: nothing but a small, urlencoded one. */

const MAX_BYTES = 16 * 1024;

/** A request that we refuse to read; `status` is what to answer. */
export class FormRefused extends Error {
  /** @param {number} status */
  constructor(status) {
    super("the form was refused");
    this.status = status;
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @returns {Promise<URLSearchParams>}
 */
export async function readForm(request) {
  const [type] = (request.headers["content-type"] ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/x-www-form-urlencoded") throw new FormRefused(415);
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new FormRefused(413);
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
