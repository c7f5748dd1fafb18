/** @file The process that Actions run in: one instance, shared by all users, spoken to in messages. */
import { createCache } from "./cache.js";
import { createApi } from "./api.js";
import { setClock } from "./clock.js";
import { confine } from "./confine.js";
import { capture } from "./console.js";
import { createLoader } from "./load.js";

const cache = createCache();
let load = (_name) => ({});

// A promise that an Action forgot must not end the process for everybody else's login.
process.on("unhandledRejection", (error) => process.send({ type: "stray", error: said(error) }));
process.on("disconnect", () => process.exit());
process.on("message", (/** @type {any} */ message) => {
  if (message.type === "start") start(message);
  if (message.type === "run") void run(message);
  if (message.type === "lose") cache.lose(message.key);
});

function start({ actions, network, refuseReadsOf }) {
  confine({ network, refuseReadsOf });
  load = createLoader(actions);
  process.send({ type: "ready" });
}

async function run({ id, action, handler, event, context, clock }) {
  setClock(clock);
  const commands = [];
  const record = (type, about = {}) => void commands.push({ type, ...about });
  const begin = performance.now();
  let loaded = begin;
  const { logs, error } = await capture(async () => {
    const exported = load(action);
    loaded = performance.now();
    if (typeof exported[handler] !== "function") throw new Error(`${action} has no ${handler}`);
    await exported[handler](event, createApi({ event, context, record, cache }));
  });
  const times = { loadMs: loaded - begin, ms: performance.now() - loaded };
  process.send({ type: "done", id, commands, logs, error: error && said(error), ...times });
}

const said = (error) => String(error?.message ?? error);
