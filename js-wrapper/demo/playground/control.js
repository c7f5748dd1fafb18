/** @file The one thing that a page can change: the limit of the flow in the file. */
import { compileFlow } from "@seatkeeper/host";
import { boundedText } from "@seatkeeper/directories/rest";
import { limitOf, withLimit } from "../flow-limit.js";
import { answer } from "./answer.js";

const MAX_BYTES = 1024;

/**
 * Takes `{"limit": n}` and answers `{ limit }`, or `{ code, message, path? }` where nothing was changed:
 * 415 and 413 for what isn't read, 400 for what is no limit, in the words of the node that refuses it.
 *
 * @param {{ directory: any, flowFile: import("../flow-file.js").FlowFile, onChange: () => void }} options
 */
export function createControl({ directory, flowFile, onChange }) {
  return async function changeLimit(ctx) {
    // No form of any site, and nothing that a page may send elsewhere without asking first.
    if (ctx.get("content-type") !== "application/json") {
      return answer(ctx, 415, { code: "notJson", message: "expected `application/json`" });
    }
    let text;
    try {
      // The connection stays: whoever sent too much is told so.
      const body = ctx.req.iterator({ destroyOnReturn: false });
      text = await boundedText({ body }, MAX_BYTES);
    } catch (error) {
      ctx.set("connection", "close");
      return answer(ctx, 413, { code: "tooLong", message: error.message });
    }
    const limit = limitIn(text);
    if (limit === undefined) {
      const message = 'expected `{"limit": n}` with a number';
      return answer(ctx, 400, { code: "limitInvalid", message });
    }
    try {
      const { capabilities } = directory;
      const { document } = await compileFlow(flowFile.read(), { capabilities });
      if (limitOf(document) === undefined) {
        const message = "the flow has no limit that is a number of its own";
        return answer(ctx, 400, { code: "limitInvalid", message });
      }
      const changed = await compileFlow(withLimit(document, limit), { capabilities });
      flowFile.write(changed.document);
    } catch (error) {
      const { code, message, path } = error;
      if (code !== "flowInvalid") throw error;
      return answer(ctx, 400, { code, message, path });
    }
    onChange();
    return answer(ctx, 200, { limit });
  };
}

/** @param {string} text @returns {number | undefined} */
function limitIn(text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isAlone = Object.keys(body ?? {}).join() === "limit";
  return isAlone && typeof body.limit === "number" ? body.limit : undefined;
}
