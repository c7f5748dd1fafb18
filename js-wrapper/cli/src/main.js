#!/usr/bin/env node
/** @file The command: `seatkeeper simulate SCENARIO.json` and `seatkeeper check FLOW.json`. */

import { check } from "./check.js";
import { print, printError } from "./output.js";
import { simulate } from "./simulate.js";

const USAGE = `usage: seatkeeper simulate SCENARIO.json   play a scenario, one JSON line a step
       seatkeeper check FLOW.json          say what is wrong with a flow, and what is unwise
"-" stands for standard input`;

const COMMANDS = { simulate, check };

const [name, file, ...surplus] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, name ?? "") || file === undefined || surplus.length > 0) {
  const asked = name === "help" || name === "--help";
  for (const line of USAGE.split("\n")) (asked ? print : printError)(line);
  process.exitCode = asked ? 0 : 2;
} else {
  process.exitCode = await COMMANDS[name](file);
}
