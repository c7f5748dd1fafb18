/** @file The token of one start: whoever has it was given it by the person at the terminal. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const digest = (text) => createHash("sha256").update(text).digest();

/** @typedef {ReturnType<typeof createStartToken>} StartToken */

export function createStartToken() {
  const text = randomBytes(32).toString("base64url");
  const own = digest(`Bearer ${text}`);
  return {
    text,
    /** Whether a request brings it: in its `Authorization` header, and nowhere else. @param {any} ctx */
    isIn: (ctx) => timingSafeEqual(digest(ctx.get("authorization")), own),
  };
}
