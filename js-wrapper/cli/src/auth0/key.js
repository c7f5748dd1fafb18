/** @file The Action's own key: 32 random bytes, as the Action takes them. */
import { randomBytes } from "node:crypto";

const BYTES = 32;

export const newKey = () => randomBytes(BYTES).toString("base64url");

/** @param {string} text */
export const isKey = (text) =>
  /^[\w-]+$/.test(text) && Buffer.from(text, "base64url").length >= BYTES;
