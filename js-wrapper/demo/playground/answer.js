/** @file How the live view's calls are answered: JSON that nobody keeps. */

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Type": "application/json; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
};

/** @param {any} ctx @param {number} status @param {any} body */
export function answer(ctx, status, body) {
  ctx.status = status;
  ctx.set(HEADERS);
  ctx.body = JSON.stringify(body);
}
