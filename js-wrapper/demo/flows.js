/** @file The flows of the demo that stay as they are: one for each pattern. */
import { patternFlow, PATTERNS } from "@seatkeeper/host";

export const LIMIT = 2;

/** @type {ReadonlyMap<string, any>} by the id of the client whose logins it decides */
export const flows = new Map(
  PATTERNS.map((pattern) => [pattern, patternFlow(pattern, LIMIT, { name: `demo-${pattern}` })]),
);
