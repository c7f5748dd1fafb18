/** @file Reads a posted form: nothing but a small, urlencoded one. */
import { kinds, SeatkeeperError } from "@seatkeeper/host/kit";
import { checked, checkedRequest } from "./given.js";

const MAX_BYTES = 16 * 1024;

/** A form that isn't taken; `status` is what to answer. */
export class FormRefused extends SeatkeeperError {
  /** @param {number} status of HTTP: 400 broken off, 403 not from our page, 413 too long, 415 no form */
  constructor(status) {
    checked({ status }, { status: kinds.required(kinds.integer(400, 499)) });
    super("formRefused", "the form was refused");
    this.status = status;
  }
}

/**
 * The body must not have been read by anybody else: put no body parser before it.
 *
 * @param {import("node:http").IncomingMessage} request
 * @returns {Promise<URLSearchParams>}
 * @throws {FormRefused} 400, 413, 415
 */
export async function readForm(request) {
  const [type] = (checkedRequest(request).headers["content-type"] ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/x-www-form-urlencoded") throw new FormRefused(415);
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > MAX_BYTES) throw new FormRefused(413);
      chunks.push(bytes);
    }
  } catch (error) {
    // Whoever breaks off hears nothing any more; what the connection says of it is nobody's business.
    throw error instanceof FormRefused ? error : new FormRefused(400);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
