/** @file Runs the steps of the set-up that are still to be done, a line each, and says plainly what failed. */
import { spawn } from "node:child_process";
import { root } from "./root.js";

/**
 * @typedef {object} Step
 * @property {string} name       what is made, as the person at the terminal reads it
 * @property {() => boolean} isDone  costs no time worth speaking of
 * @property {boolean} [fetches]  brings what others made: never again for nothing
 * @property {() => Promise<void>} run
 */

/** Something that the person can mend: the message is all that they are shown. */
export class Failure extends Error {}

/** @param {Step[]} steps @param {{ force?: boolean }} [options]  `force`: what is made here is made again */
export async function setUp(steps, { force = false } = {}) {
  for (const { name, isDone, fetches = false, run } of steps) {
    if ((fetches || !force) && isDone()) continue;
    process.stdout.write(`${name} … `);
    const start = performance.now();
    await run().catch((error) => {
      console.log("failed");
      throw error;
    });
    console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

/**
 * Runs a program to its end and keeps quiet about it, unless it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ missing?: string }} [options]  what to say when there is no such program
 * @returns {Promise<string>} what it printed
 */
export function command(program, args, { missing = `\`${program}\` is missing` } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (printed += text));
    }
    child.on("error", () => reject(new Failure(missing)));
    child.on("close", (code) => {
      if (code === 0) resolve(printed);
      else reject(new Failure(`${start(printed)}\n\n\`${program} ${args.join(" ")}\` failed`));
    });
  });
}

/** The first error is the one to mend; npm adds its whole manual after it. */
function start(printed, lines = 40) {
  return printed.trim().split("\n").slice(0, lines).join("\n");
}
