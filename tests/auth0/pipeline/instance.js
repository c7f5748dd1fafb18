/** @file An instance of the runtime: a process of Node.js 22, begun when it is first needed, shared by all users. */
import { fork } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { otherNodes } from "../../../js-wrapper/setup/node-versions.js";

const RUNNER = fileURLToPath(new URL("runner/main.js", import.meta.url));
/** Actions run on 22 and nothing newer; no file may be written, no process begun. */
const NODE_22 = otherNodes.find(({ major }) => major === "22")?.program ?? process.execPath;
const CONFINED = ["--permission", "--allow-fs-read=*"];

/** @param {{ actions: object[], ca: string, network: string[] | "open", refuseReadsOf?: string, now: () => number }} about */
export function createInstances({ actions, ca, network, refuseReadsOf, now }) {
  if (!existsSync(NODE_22)) throw new Error("there is no Node.js 22: `npm test` fetches one");
  const folder = mkdtempSync(join(tmpdir(), "auth0-pipeline-"));
  const authority = join(folder, "ca.pem");
  writeFileSync(authority, ca);
  /** @type {ReturnType<typeof begin> | undefined} */
  let current;
  const living = new Set();
  let serial = 0;

  function begin() {
    const env = { NODE_EXTRA_CA_CERTS: authority };
    const child = fork(RUNNER, [], { execPath: NODE_22, execArgv: CONFINED, env });
    const runs = new Map();
    const stray = [];
    let isReady;
    const ready = new Promise((resolve) => (isReady = resolve));
    child.on("message", (/** @type {any} */ message) => {
      if (message.type === "ready") isReady();
      if (message.type === "stray") stray.push(message.error);
      if (message.type === "done") runs.get(message.id)?.(message);
    });
    // A message to a process that is ending: its exit tells the rest.
    child.on("error", () => {});
    child.on("exit", () => {
      if (current === instance) current = undefined;
      living.delete(child);
      isReady();
      for (const end of runs.values()) end({ commands: [], logs: "", error: "the process ended" });
    });
    child.send({ type: "start", actions, network, refuseReadsOf });
    living.add(child);
    const instance = { child, runs, ready, stray, legs: 0, isRetired: false };
    return instance;
  }

  const release = (instance) => {
    if (instance.isRetired && instance.legs === 0) instance.child.kill("SIGKILL");
  };

  /** No new leg goes there; it ends with the last that it has. */
  function retire(instance) {
    if (current === instance) current = undefined;
    instance.isRetired = true;
    release(instance);
  }

  return {
    /** @returns {Promise<any>} the instance that a leg runs on from its first Action to its last */
    async take() {
      const instance = (current ??= begin());
      instance.legs += 1;
      await instance.ready;
      return instance;
    },

    /** The leg is over. */
    leave(instance) {
      instance.legs -= 1;
      release(instance);
    },

    /**
     * One Action, one handler.
     * @param {any} instance
     * @param {{ action: string, handler: string, event: object, context: object }} what
     * @param {Promise<never>} overrun rejects when the leg's time is up
     */
    async run(instance, what, overrun) {
      const id = (serial += 1);
      const done = new Promise((resolve) => instance.runs.set(id, resolve));
      const gone = !instance.child.connected;
      if (gone) instance.runs.get(id)({ commands: [], logs: "", error: "the process ended" });
      else instance.child.send({ type: "run", id, ...what, clock: now() - Date.now() });
      try {
        return await Promise.race([done, overrun]);
      } catch (error) {
        // What overran may be a loop that nothing but the end of its process stops.
        retire(instance);
        return { commands: [], logs: "", error: error.message };
      } finally {
        instance.runs.delete(id);
      }
    },

    /** The cache forgets one key, or all. */
    lose: (key) => void current?.child.send({ type: "lose", key }),
    /** The next run is a cold start. */
    renew: () => void (current && retire(current)),
    stray: () => current?.stray ?? [],

    async close() {
      const ends = [...living].map(
        (child) => new Promise((resolve) => child.once("exit", resolve)),
      );
      for (const child of living) child.kill("SIGKILL");
      await Promise.all(ends);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
