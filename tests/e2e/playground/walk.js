/** @file A walk through all views, as they open and as they look once somebody has worked with them. */
import { patternFlow } from "@seatkeeper/host";
import { pack } from "../../../js-wrapper/playground/src/document/share.js";
import { startLive } from "../../demo/live.js";
import { editorOn } from "./editor-desk.js";

export const WIDTHS = [360, 1280, 2560];
export const SCHEMES = /** @type {const} */ (["light", "dark"]);
const HEIGHTS = { 360: 740, 1280: 800, 2560: 1300 };

/** @param {number} width */
export const sizeOf = (width) => ({ width, height: HEIGHTS[width] });

/** @typedef {import("playwright-core").Page} Page */

/** @type {Array<[view: string, state: string, reach: (page: Page) => Promise<unknown>]>} in the order in which one leads to the next */
const STATES = [
  ["Live", "connected", (page) => page.getByText("paused", { exact: true }).waitFor()],
  ["Live", "a record", (page) => page.getByRole("button", { name: "Record" }).first().click()],
  [
    "Editor",
    "as it opens",
    async (page) => {
      await page.getByText("No problems: this flow can run.").waitFor();
      await page.getByRole("button", { name: "Copy as…" }).waitFor();
    },
  ],
  [
    "Editor",
    "a node",
    async (page) => {
      await editorOn(page).select("query");
      await editorOn(page).settings.getByText("Loading…").waitFor({ state: "detached" });
    },
  ],
  [
    "Editor",
    "a dialog",
    async (page) => {
      await editorOn(page).press("New…");
      await page.getByRole("dialog").waitFor();
    },
  ],
  [
    "Editor",
    "an error",
    async (page) => {
      await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
      await editorOn(page).select("force-logout");
      await page.getByRole("button", { name: "Delete node" }).click();
      await editorOn(page).problems.getByText("error").first().waitFor();
    },
  ],
  ["Simulator", "can't run", (page) => page.getByRole("alert").getByText("Can’t run").waitFor()],
  [
    "Simulator",
    "a page waits",
    async (page) => {
      await page.getByText("Begin with a story", { exact: true }).click();
      await page.getByRole("button", { name: "Three devices, limit reached" }).click();
      await page.getByRole("group", { name: /signed in elsewhere/ }).waitFor();
    },
  ],
  ["Race", "as it opens", (page) => page.getByText("Nobody is left at the end").waitFor()],
  [
    "Race",
    "a bad order",
    async (page) => {
      await page.getByLabel("Stale lists").check();
      await page.getByRole("button", { name: "Find a bad order" }).click();
      await page.getByText("No bad order", { exact: true }).waitFor();
      await page.getByText("Bad order found", { exact: true }).waitFor();
    },
  ],
  [
    "Impact",
    "as it opens",
    (page) => page.getByRole("button", { name: "Use the sample" }).waitFor(),
  ],
  [
    "Impact",
    "the sample",
    async (page) => {
      await page.getByRole("button", { name: "Use the sample" }).click();
      await page.getByRole("table").waitFor();
    },
  ],
  [
    "Editor",
    "an offered flow",
    async (page) => {
      const flow = patternFlow("block", 1, { name: "a friend's", reportOnly: true });
      const fragment = await pack(flow);
      await page.evaluate((hash) => void (location.hash = hash), `#flow=${fragment}`);
      await page.getByText("A link brings another flow.").waitFor();
    },
  ],
  [
    "Editor",
    "a foreign flow",
    async (page) => {
      await page.getByRole("button", { name: "Open it" }).click();
      await page.getByText("This flow came from somebody else.").waitFor();
    },
  ],
  ["Live", "closed", (page) => page.getByText("Take the shared flow over first").waitFor()],
];

/** The server of `npm start`, where two devices are signed in and a third one waits. */
export async function busyServer(t) {
  const world = await startLive(t);
  for (const device of [world.device(), world.device()]) await device.tokens();
  await world.device().signIn();
  return { address: `${world.issuer}/playground/`, fragment: `#live=${world.token}` };
}

/**
 * Brings a page, opened at the busy server, into one state after the other.
 *
 * @param {Page} page
 * @param {(state: { view: string, state: string }) => Promise<void>} look
 */
export async function walk(page, look) {
  for (const [view, state, reach] of STATES) {
    const link = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view });
    if ((await link.getAttribute("aria-current")) === null) await link.click();
    await page.getByRole("heading", { level: 1, name: view }).waitFor();
    await reach(page);
    await look({ view, state });
  }
}
