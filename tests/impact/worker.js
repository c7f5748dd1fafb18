/** @file Plays the history that it is handed, and hands back what came of it. */
import { parentPort, workerData } from "node:worker_threads";
import { impactOf } from "@seatkeeper/simulation/impact";

parentPort.postMessage(await impactOf(workerData));
