/** @file `seatkeeper auth0`: which of its commands, and how each one ends. */
import { systemClock } from "@seatkeeper/host/kit";
import { print, printError } from "../output.js";
import { printActions } from "./action.js";
import { deployActions } from "./deploy.js";
import { Mistake } from "./errors.js";
import { settingsOf } from "./settings.js";
import { USAGE } from "./usage.js";
import { COMMANDS, valuesOf } from "./words.js";

/**
 * @typedef {object} Outside what is around a command
 * @property {Record<string, string | undefined>} env
 * @property {typeof globalThis.fetch} fetch
 * @property {import("@seatkeeper/host").Clock} clock
 * @property {(line: string) => void} print
 * @property {(line: string) => void} printError
 */

/** @type {() => Outside} */
const ofThisProcess = () => {
  const { env } = process;
  return { env, fetch: globalThis.fetch, clock: systemClock, print, printError };
};

/**
 * @param {string[]} words after `seatkeeper auth0`
 * @param {Outside} [outside]
 * @returns {Promise<number>} exit code
 */
export async function auth0([command, ...args], outside = ofThisProcess()) {
  const say = (print) => USAGE.split("\n").forEach((line) => print(line));
  if ([command, ...args].some((word) => word === "--help" || word === "-h")) {
    say(outside.print);
    return 0;
  }
  let isCalled = false;
  try {
    if (command === undefined) throw new Mistake("`auth0` needs a command");
    if (!COMMANDS.includes(command)) throw new Mistake(`there is no command \`auth0 ${command}\``);
    const values = valuesOf(command, args);
    const { options, warnings } = await settingsOf(values);
    isCalled = true;
    if (command === "action") printActions(values, options, warnings, outside);
    else await deployActions(values, options, outside);
    return 0;
  } catch (error) {
    if (error.exitCode === undefined) throw error;
    outside.printError(`seatkeeper: ${error.message}`);
    if (!isCalled) say(outside.printError);
    return error.exitCode;
  }
}
