/** @file An Action of ours beside the single-session recipe with Auth0's SDK 5, at the same stand-in and the same distance. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { singleSession } from "../auth0/baseline/world.js";
import { createWorld, USER } from "../auth0/actions/world.js";
import { median } from "./clock.js";

const ROUND_TRIP_MS = 50;
const OLDER = 10;
const ROUNDS = 7;
const SILENT = { pattern: "silent", limit: 1 };

/** What the Action itself takes of a login that ends ten older sessions: median milliseconds of each. */
export async function addedTime() {
  const tenant = { roundTripMs: ROUND_TRIP_MS };
  const worlds = {
    ours: await createWorld(SILENT, { tenant }),
    recipe: await singleSession({ tenant }),
  };
  const times = { ours: [], recipe: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, { tenant: at, pipeline }] of Object.entries(worlds)) {
      at.sessions.clear();
      for (let count = 0; count < OLDER; count += 1)
        at.signIn(USER, { at: Date.now() - 1_000 + count });
      const step = await pipeline.browser().login({ userId: USER });
      if (step.type !== "tokens") throw new Error(`${name}: ${step.type}`);
      at.settle();
      if (at.sessionsOf(USER).length !== 1) throw new Error(`${name} left others`);
      // The first is the instance's own start.
      if (round > 0) times[name].push(pipeline.executions.at(-1).ms);
    }
  }
  for (const world of Object.values(worlds)) await world.close();
  return { ours: median(times.ours), recipe: median(times.recipe) };
}

/** Calls to the Management API for a login that is under the limit, beside the token. */
export async function callsUnderTheLimit(sessions) {
  const world = await createWorld({ pattern: "silent", limit: 3, sessions });
  await world.logIn();
  const calls = world.calls(/ \/api\/v2\//).length;
  await world.close();
  return calls;
}

/** A rate that opens again in 4 seconds, and 2 to decide in: milliseconds until the login was decided. */
export async function limitedRate() {
  const world = await createWorld({ ...SILENT, budgetMs: 2_000 });
  await world.logIn();
  const reset = String(Math.ceil(Date.now() / 1000) + 4);
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
  world.tenant.fail({ path: /sessions/, status: 429, headers, times: 99 });
  const { step } = await world.logIn();
  const { ms } = world.pipeline.executions.at(-1);
  await world.close();
  if (step.type !== "tokens") throw new Error(`a rate that is used up: ${step.type}`);
  return ms;
}

/** A hundred logins of one user at once: how many sessions are alive when the tenant has caught up. */
export async function atOnce() {
  const world = await createWorld({ pattern: "silent", limit: 3 });
  const steps = await Promise.all(Array.from({ length: 100 }, () => world.logIn()));
  const newest = steps
    .map(({ browser }) => world.tenant.sessions.get(browser.sessionId))
    .sort(inOrder)
    .at(-1);
  const alive = world.alive();
  await world.close();
  if (!alive.includes(newest.id)) throw new Error("the newest session is not alive");
  return alive.length;
}

const inOrder = (one, other) =>
  one.created_at < other.created_at || (one.created_at === other.created_at && one.id < other.id)
    ? -1
    : 1;

/** Fresh processes in turns: milliseconds from `require` to our first decision, and to SDK 5 being there. */
export async function coldStart() {
  const file = (name) => fileURLToPath(new URL(`../auth0/cold/${name}`, import.meta.url));
  const times = { ours: [], sdk: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.ours.push(await measured(file("first-decision.cjs")));
    times.sdk.push(await measured(file("sdk.cjs")));
  }
  return { ours: median(times.ours), sdk: median(times.sdk) };
}

async function measured(file) {
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  return Number(stdout);
}
