/** @file The playground in a fresh browser each time: what it loads before it can be used, and how long that takes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../../js-wrapper/setup/root.js";
import { launchChromium } from "../e2e/chromium.js";
import { servePlayground } from "../e2e/playground/static-server.js";
import { median } from "./clock.js";
import { sessions } from "./sessions.js";

const ROUNDS = 9;
const DIST = join(root, "js-wrapper/playground/dist");

/** @returns {Promise<{ kilobytes: number, interactive: number, roundTrip: number }>} JavaScript and modules by gzip; median
 *   milliseconds, and those of 10,000 sessions through JSON and back in the same pages */
export async function firstLoad() {
  const [browser, server] = await Promise.all([launchChromium(), servePlayground()]);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await loaded(browser, server.address));
  }
  await browser.close();
  await server.close();
  return {
    kilobytes: bytesOf(rounds[0].files) / 1000,
    interactive: median(rounds.map(({ interactive }) => interactive)),
    roundTrip: median(rounds.map(({ roundTrip }) => roundTrip)),
  };
}

/** A context of its own: nothing is in a cache. */
async function loaded(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  // What counts is a flow that can be edited, and not a page that says so.
  await page.getByRole("group", { name: /^Data Query/ }).waitFor();
  const { interactive, names } = await page.evaluate(() => ({
    interactive: performance.getEntriesByName("interactive")[0].startTime,
    names: performance.getEntriesByType("resource").map(({ name }) => name),
  }));
  const roundTrip = await page.evaluate((list) => {
    const start = performance.now();
    JSON.parse(JSON.stringify(list));
    return performance.now() - start;
  }, sessions(10_000));
  await context.close();
  const files = names
    .filter((name) => /\.(js|wasm)$/.test(name))
    .map((name) => name.slice(address.length));
  return { interactive, roundTrip, files };
}

const bytesOf = (files) =>
  files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length,
    0,
  );
