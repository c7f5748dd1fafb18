/** @file The flows of the demo: one for each pattern, and one in a file that can be changed while the server runs. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { patternFlow, PATTERNS } from "@seatkeeper/host";

const LIMIT = 2;

/** Git-ignored: whoever edits it changes nothing but the demo. */
export const flowFile = fileURLToPath(new URL("../../.cache/demo/flow.json", import.meta.url));

/** @type {Map<string, any>} by the id of the client whose logins it decides */
export const flows = new Map(
  PATTERNS.map((pattern) => [pattern, patternFlow(pattern, LIMIT, { name: `demo-${pattern}` })]),
);

/** Writes the file if it isn't there. */
export function ensureFlowFile() {
  if (existsSync(flowFile)) return;
  mkdirSync(dirname(flowFile), { recursive: true });
  const flow = patternFlow("warn", LIMIT, { name: "demo-try" });
  writeFileSync(flowFile, `${JSON.stringify(flow, null, 2)}\n`);
}

/** Read at every new login: what is changed in the file holds for the next one. */
export const flowOfFile = () => JSON.parse(readFileSync(flowFile, "utf8"));
