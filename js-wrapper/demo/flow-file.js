/** @file The flow that can be changed while the server runs: a file, read at every new login. */
import { existsSync, mkdirSync, readFileSync, renameSync, watch, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { patternFlow, SeatkeeperError } from "@seatkeeper/host";
import { LIMIT } from "./flows.js";

/** Git-ignored: whoever edits it changes nothing but the demo. */
const OWN = fileURLToPath(new URL("../../.cache/demo/flow.json", import.meta.url));

/**
 * Writes the file if it isn't there.
 *
 * @typedef {ReturnType<typeof openFlowFile>} FlowFile
 *
 * @param {string} [path]
 */
export function openFlowFile(path = OWN) {
  const name = basename(path);

  /** @param {any} flow a document that has been checked */
  function write(flow) {
    const unfinished = `${path}.new`;
    writeFileSync(unfinished, `${JSON.stringify(flow, null, 2)}\n`);
    // A login never reads half of it.
    renameSync(unfinished, path);
  }

  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) write(patternFlow("warn", LIMIT, { name: "demo-try" }));

  return {
    path,
    write,

    /** The document as it stands, not checked. @throws {SeatkeeperError} `flowInvalid`: it is no JSON */
    read() {
      try {
        return JSON.parse(readFileSync(path, "utf8"));
      } catch {
        throw new SeatkeeperError("flowInvalid", `\`${name}\`: expected a flow as JSON`);
      }
    },

    /**
     * Tells of every change, whoever made it; now and then also where there was none.
     *
     * @param {() => void} tell
     * @returns {() => void} call it to hear no more
     */
    watch(tell) {
      try {
        // The folder: an editor that puts a new file in the old one's place would end a watch on the file.
        const watcher = watch(dirname(path), { persistent: false }, (_kind, changed) => {
          if (changed === null || changed === name) tell();
        });
        watcher.on("error", () => watcher.close());
        return () => watcher.close();
      } catch {
        // A system with no watch to spare: what is changed shows at the next login.
        return () => {};
      }
    },
  };
}
