/** @file The paths of the guard's pages, as Koa middleware. */
import { noticePage } from "@seatkeeper/pages";

const PATH = /^\/seatkeeper\/([A-Za-z0-9_-]{1,64})$/;

/** @param {string} issuer @param {string} uid the interaction's */
export function pagePath(issuer, uid) {
  return `${new URL(issuer).pathname.replace(/\/$/, "")}/seatkeeper/${uid}`;
}

/**
 * @param {object} options
 * @param {ReturnType<typeof import("./visits.js").createVisits>} options.visits
 * @param {ReturnType<typeof import("./outcome.js").createOutcome>} options.outcome
 * @param {ReturnType<typeof import("./answer.js").createAnswer>} options.answer
 * @returns {import("./provider.js").Middleware}
 */
export function createRoutes({ visits, outcome, answer }) {
  return async function pages(ctx, next) {
    const [, uid] = PATH.exec(ctx.path) ?? [];
    if (!uid) return next();
    if (ctx.method !== "GET" && ctx.method !== "POST") return ctx.throw(405);
    const visit = await visits.open(ctx, uid);
    if (!visit) return outcome.send(ctx, 400, noticePage("gone"));
    return ctx.method === "GET" ? answer.show(ctx, visit) : answer.take(ctx, visit);
  };
}
