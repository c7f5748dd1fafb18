/** @file Reads a login history and plays it, in a worker: the page stays alive, and can call it off. */

import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import { fetchNodes } from "../modules.js";
import { serveJob } from "../app/job.js";

serveJob(async ({ file, options }, onProgress) => {
  await fetchNodes();
  const phase = (name) => ({ onProgress: (progress) => onProgress({ phase: name, ...progress }) });
  const history = await readHistory(file, phase("Reading"));
  const impact = await impactOf(history, { options, ...phase("Playing") });
  return { impact, ignored: history.ignored };
});
