/** @file The built playground in a browser, and everything that it complained about or asked of others meanwhile. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { servePlayground } from "./static-server.js";

const { resolve } = createRequire(import.meta.url);
const AXE = readFileSync(resolve("axe-core/axe.min.js"), "utf8");
const AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export const VIEWS = ["editor", "simulator", "race", "impact", "live"];

/** @param {() => Promise<import("playwright-core").Browser>} launch */
export function playgroundIn(launch) {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof servePlayground>>} */
  let server;
  before(async () => void ([browser, server] = await Promise.all([launch(), servePlayground()])));
  after(() => Promise.all([browser.close(), server.close()]));

  /**
   * Opens the playground; when the test is over, it must have been quiet and have kept to itself.
   *
   * @param {import("node:test").TestContext} t
   * @param {string} [fragment] `#race`
   * @param {import("playwright-core").BrowserContextOptions & { address?: string }} [options] `address`:
   *   where it is served, unless by the server that knows nothing of it
   */
  return async function open(t, fragment = "", { address = server.address, ...options } = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints = [];
    /** What a test provokes on purpose. @type {RegExp[]} */
    const expected = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      const isOurs = [address, "blob:", "data:"].some((ours) => request.url().startsWith(ours));
      if (!isOurs) complaints.push(`asked for ${request.url()}`);
    });
    // A tab of Firefox dies where this is asked for by a page's world and by Playwright's own.
    if (browser.browserType().name() === "firefox")
      await page.addInitScript(
        () => void Reflect.deleteProperty(Element.prototype, "ariaLabelledByElements"),
      );
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        console.error(`violates ${effectiveDirective}: ${blockedURI}`),
      );
    });
    t.after(async () => {
      await context.close();
      const provoked = (complaint) => expected.some((pattern) => pattern.test(complaint));
      assert.deepEqual(
        complaints.filter((complaint) => !provoked(complaint)),
        [],
      );
    });
    await page.goto(`${address}${fragment}`);
    await page.getByRole("navigation", { name: "Views" }).waitFor();
    return Object.assign(page, { expected });
  };
}

/**
 * What axe finds against WCAG 2.2 AA.
 *
 * @param {import("playwright-core").Page} page
 * @param {any} [runOnly] as axe takes it: all of its rules for that, unless given
 */
export async function violations(page, runOnly = { type: "tag", values: AA }) {
  await page.evaluate(AXE);
  const found = await page.evaluate((options) => /** @type {any} */ (globalThis).axe.run(options), {
    runOnly,
  });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

/** How long a page may take to show something. */
const PATIENCE_MS = 15_000;

/**
 * Looks again until what is shown is what it should be.
 *
 * @param {() => Promise<void>} check throws until then
 */
export async function settles(check) {
  const latest = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > latest) throw error;
    }
    // What is to be seen next may be on its way to this process.
    await nextTurn();
  }
}
