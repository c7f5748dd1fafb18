/** @file The server of `npm start` for one test, with a flow file of its own, and a page that follows it live. */
import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createParser } from "eventsource-parser";
import { appRoutes } from "../../js-wrapper/demo/app.js";
import { openFlowFile } from "../../js-wrapper/demo/flow-file.js";
import { createKeepers } from "../../js-wrapper/demo/keepers.js";
import { playgroundRoutes } from "../../js-wrapper/demo/playground/index.js";
import { createStartToken } from "../../js-wrapper/demo/playground/token.js";
import { createMemoryAdapter } from "../../js-wrapper/demo/provider/memory-adapter.js";
import { tellingAdapter } from "../../js-wrapper/demo/provider/telling-adapter.js";
import { startWorld } from "../oidc/world.js";

const EVENTS = "/playground/live/events";

/**
 * @param {any} t
 * @param {{ flow?: any, watches?: boolean }} [given] `flow`: what the file holds at first, unless warn with
 *   a limit of 2; `watches`: whether the system tells of changes to a file
 */
export async function startLive(t, { flow, watches = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "seatkeeper-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const opened = openFlowFile(join(folder, "flow.json"));
  let watching = 0;
  const flowFile = {
    ...opened,
    watch(tell) {
      const stop = watches ? opened.watch(tell) : () => {};
      watching += 1;
      return () => {
        watching -= 1;
        stop();
      };
    },
  };
  if (flow) flowFile.write(flow);
  const token = createStartToken();
  const news = new EventEmitter();
  const keepers = createKeepers({ flowFile, onRun: (run) => news.emit("run", run) });
  const world = await startWorld(
    t,
    { keeper: keepers.make },
    {
      rows: tellingAdapter(createMemoryAdapter(), () => news.emit("sessions")),
      routes: [appRoutes(() => "123456"), playgroundRoutes({ token, flowFile, news })],
    },
  );
  const authorization = `Bearer ${token.text}`;
  return {
    ...world,
    flowFile,
    news,
    token: token.text,
    /** How many pages watch the file. */
    watching: () => watching,
    device: () => world.device({ client: "try" }),

    /** Asks for the stream, as `fetch` does. @param {any} [options] */
    listen: (options) => fetch(world.issuer + EVENTS, { headers: { authorization }, ...options }),
    page: () => openPage(world.issuer + EVENTS, authorization),

    /** Posts a new limit, or any other body. @param {any} body @param {any} [headers] */
    async post(body, headers = {}) {
      const response = await fetch(`${world.issuer}/playground/live/limit`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, ...(await response.json()) };
    },
  };
}

/** @param {string} address @param {string} authorization */
export async function openPage(address, authorization) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const { status, headers, body } = await fetch(address, { headers: { authorization }, signal });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const events = [];
  let text = "";
  const parser = createParser({
    onEvent: ({ event, data }) => events.push({ type: event, data: JSON.parse(data) }),
  });

  /** @returns {Promise<boolean>} whether there was more */
  async function hearMore() {
    const { done, value } = await reader.read();
    if (done) return false;
    const part = decoder.decode(value, { stream: true });
    text += part;
    parser.feed(part);
    return true;
  }

  return {
    status,
    headers,
    /** Everything so far, as it came over the wire. */
    text: () => text,
    /** Closes the page. */
    leave: () => leaving.abort(),

    /** The next event of a type that fits; what else came meanwhile is kept for later. */
    async next(type, fits = (_data) => true) {
      for (;;) {
        const at = events.findIndex((event) => event.type === type && fits(event.data));
        if (at >= 0) return events.splice(at, 1)[0].data;
        if (!(await hearMore())) throw new Error(`the stream ended before such a \`${type}\``);
      }
    },

    /** Waits for the server to end the stream, in order or not. */
    async ended() {
      while (await hearMore().catch(() => false));
    },
  };
}

/** @param {any} data of `state` or `sessions` @param {string} subject */
export const sessionsOf = ({ people }, subject) =>
  people.find((person) => person.subject === subject).sessions;
