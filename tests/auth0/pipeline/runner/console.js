/** @file `console` of the run that writes to it, kept to 256 characters as Auth0 keeps them. */
import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";

const KEPT = 256;
/** Runs of several users overlap in one process: each line belongs to the run that wrote it. */
const runs = new AsyncLocalStorage();

for (const level of ["log", "info", "warn", "error", "debug"]) {
  console[level] = (...parts) => {
    const run = runs.getStore();
    if (run !== undefined) run.logs = `${run.logs}${format(...parts)}\n`.slice(0, KEPT);
  };
}

/**
 * @param {() => Promise<void>} act
 * @returns {Promise<{ logs: string, error?: any }>}
 */
export async function capture(act) {
  const run = { logs: "" };
  try {
    await runs.run(run, act);
    return run;
  } catch (error) {
    return { logs: run.logs, error: error ?? new Error("thrown: nothing") };
  }
}
