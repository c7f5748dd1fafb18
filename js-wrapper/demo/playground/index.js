/** @file What is at `/playground`: the built page for everybody, and behind the token of this start what it shows and changes. */
import { answer } from "./answer.js";
import { createControl } from "./control.js";
import { createFeed } from "./feed.js";
import { servePlayground } from "./static.js";

const LIVE = "/playground/live/";

/**
 * @param {object} options
 * @param {import("./token.js").StartToken} options.token
 * @param {import("../flow-file.js").FlowFile} options.flowFile
 * @param {import("node:events").EventEmitter} options.news see `createFeed`
 * @param {string} [options.folder] of the built page
 * @returns {import("../provider/server.js").Routes}
 */
export const playgroundRoutes =
  ({ token, flowFile, news, folder }) =>
  (_issuer, { directory }) => {
    const feed = createFeed({ directory, flowFile, news });
    const changeLimit = createControl({ directory, flowFile, onChange: feed.lookAgain });
    const page = servePlayground(folder);
    const acts = new Map([
      ["events", { method: "GET", act: feed.serve }],
      ["limit", { method: "POST", act: changeLimit }],
    ]);

    return async function playground(ctx, next) {
      if (ctx.path !== "/playground" && !ctx.path.startsWith("/playground/")) return next();
      if (!ctx.path.startsWith(LIVE)) return page(ctx);
      if (!token.isIn(ctx)) {
        const message = "open the address that `npm start` printed";
        return answer(ctx, 403, { code: "tokenInvalid", message });
      }
      const { method, act } = acts.get(ctx.path.slice(LIVE.length)) ?? {};
      if (act === undefined) return ctx.throw(404);
      if (ctx.method === method) return act(ctx);
      ctx.set("allow", method);
      return answer(ctx, 405, { code: "methodInvalid", message: `expected ${method}` });
    };
  };
