/** @file One job at a time in a worker of its own: begin it, see how far it is, cancel it. */

import { useEffect, useRef, useState } from "react";
import { startWorker } from "./worker.js";

/**
 * @typedef {object} Job
 * @property {"idle" | "running" | "done" | "failed" | "cancelled"} state
 * @property {any} [progress]
 * @property {any} [result]
 * @property {{ code?: string, message: string, path?: string }} [failure]
 */

/** @type {Job} */
const IDLE = { state: "idle" };

/**
 * @param {string} address of a worker that serves a job
 * @returns {{ job: Job, start: (task: any) => void, cancel: () => void, forget: () => void }} a start
 *   cancels what runs; `forget`: cancels, and there was nothing
 */
export function useJob(address) {
  const [job, setJob] = useState(IDLE);
  const worker = useRef(/** @type {Worker | undefined} */ (undefined));

  function stop() {
    worker.current?.terminate();
    worker.current = undefined;
  }
  useEffect(() => stop, []);

  function end(next) {
    stop();
    setJob(next);
  }

  function start(task) {
    end({ state: "running" });
    const started = startWorker(address);
    worker.current = started;
    started.addEventListener("message", ({ data }) => {
      // What was on its way when another began is of no interest.
      if (worker.current !== started) return;
      if (data.progress) setJob({ state: "running", progress: data.progress });
      else if (data.failed) end({ state: "failed", failure: data.failed });
      else end({ state: "done", result: data.done });
    });
    started.addEventListener("error", () => {
      if (worker.current !== started) return;
      end({ state: "failed", failure: { message: "The worker could not be started." } });
    });
    started.postMessage(task);
  }

  return { job, start, cancel: () => end({ state: "cancelled" }), forget: () => end(IDLE) };
}
