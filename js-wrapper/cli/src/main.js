#!/usr/bin/env node
/** @file The command: `seatkeeper simulate`, `check`, `impact` and `auth0 …`. */

import { readFileSync } from "node:fs";
import { auth0 } from "./auth0/index.js";
import { check } from "./check.js";
import { impact } from "./impact.js";
import { print, printError } from "./output.js";
import { simulate } from "./simulate.js";

const USAGE = `usage: seatkeeper simulate SCENARIO.json   play logins against a directory in memory, one line of JSON a step
       seatkeeper check FLOW.json          say what is wrong with a flow, and what is unwise
       seatkeeper impact HISTORY [--json]  say whom each pattern would have touched at limits 1 to 10
       seatkeeper auth0 action OPTIONS     print the Actions for an Auth0 tenant; \`auth0 --help\` says the options
       seatkeeper auth0 deploy OPTIONS     create, deploy and bind them
       seatkeeper help | --version

"-" in place of a file is standard input.

A history is CSV or JSON lines: subject, session, created, and perhaps ended, client, kind.

exit code 0   played; or the flow can run, perhaps with warnings; or printed, deployed
          1   the flow can't run: the error names the place by its JSON pointer; or the tenant refused
          2   called otherwise than above, or the document is bad: one line says where`;

const COMMANDS = { simulate, check, impact };
/** The words that may stand beside the file. */
const OPTIONS = { impact: ["--json"] };

process.exitCode = await run(process.argv.slice(2));

/** @param {string[]} words @returns {Promise<number>} exit code */
async function run(words) {
  const [name] = words;
  if (name === "auth0") return auth0(words.slice(1));
  if (name === "help" || words.includes("--help") || words.includes("-h")) {
    for (const line of USAGE.split("\n")) print(line);
    return 0;
  }
  if (name === "--version" && words.length === 1) {
    print(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version);
    return 0;
  }
  const isOption = (word) => Object.hasOwn(OPTIONS, name) && OPTIONS[name].includes(word);
  const files = words.slice(1).filter((word) => !isOption(word));
  const wrong = mistake(name, files);
  if (wrong === undefined) return COMMANDS[name](files[0], words.filter(isOption));
  if (wrong !== "") printError(`seatkeeper: ${wrong}`);
  for (const line of USAGE.split("\n")) printError(line);
  return 2;
}

/**
 * What is wrong with the words that follow `seatkeeper`; nothing to say where there are none.
 *
 * @param {string | undefined} name @param {string[]} files all that are no options of that command
 */
function mistake(name, files) {
  if (name === undefined) return "";
  if (!Object.hasOwn(COMMANDS, name)) return `there is no command \`${name}\``;
  if (files.length === 0) return `\`${name}\` needs a file`;
  const stranger = files.find((file) => file.startsWith("-") && file !== "-");
  if (stranger !== undefined) return `there is no option \`${stranger}\``;
  if (files.length > 1) return `\`${name}\` takes one file`;
  return undefined;
}
