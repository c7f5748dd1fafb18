/** @file Medians of several things measured in turns, so that whatever else the machine does meets them all alike. */

/** Long enough for the clock, short enough that many turns fit. */
const BATCH_MS = 4;
/** Until then a compiler may still be at work on the code, JavaScript's and WebAssembly's alike. */
const WARM_UP_MS = 300;

/**
 * A B A B …: one batch of each in every round, each round beginning with the next of them.
 *
 * @template {string} Name
 * @param {Record<Name, () => unknown>} contenders
 * @param {{ rounds?: number }} [options]
 * @returns {Promise<Record<Name, number>>} median microseconds of one call
 */
export async function medians(contenders, { rounds = 101 } = {}) {
  const lanes = [];
  for (const [name, call] of Object.entries(contenders)) {
    lanes.push({ name, batch: await batchOf(call), times: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { batch, times } of lanes) times.push(await batch());
    // Nobody cleans up after the same neighbour every time.
    lanes.push(...lanes.splice(0, 1));
  }
  return Object.fromEntries(lanes.map(({ name, times }) => [name, median(times)]));
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Warms a call up, and finds how many of it fill a batch. */
async function batchOf(call) {
  const run = (await isAsync(call)) ? asyncRun : syncRun;
  let calls = 1;
  for (const start = performance.now(); ;) {
    const elapsed = await run(call, calls);
    if (elapsed < BATCH_MS) calls *= 2;
    else if (performance.now() - start > WARM_UP_MS) break;
  }
  return async () => ((await run(call, calls)) / calls) * 1000;
}

async function isAsync(call) {
  const result = call();
  await result;
  return result instanceof Promise;
}

/** What is thrown away unseen may never be computed. */
export let seen;

function syncRun(call, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; i += 1) seen = call();
  return performance.now() - start;
}

async function asyncRun(call, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; i += 1) seen = await call();
  return performance.now() - start;
}
