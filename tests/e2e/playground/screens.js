/** @file Writes a picture of each view in each state, size and scheme: `node tests/e2e/playground/screens.js FOLDER`. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "../chromium.js";
import { busyServer, SCHEMES, sizeOf, walk, WIDTHS } from "./walk.js";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node tests/e2e/playground/screens.js FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

/** @type {Array<() => unknown>} */
const endings = [];
const { address, fragment } = await busyServer({ after: (end) => endings.unshift(end) });
const browser = await launchChromium();
endings.unshift(() => browser.close());

for (const width of WIDTHS) {
  for (const colorScheme of SCHEMES) {
    const page = await browser.newPage({ viewport: sizeOf(width), colorScheme });
    await page.goto(address + fragment);
    await walk(page, async ({ view, state }) => {
      const name = `${view} ${state} ${width} ${colorScheme}.png`.replaceAll(/[ ’']+/g, "-");
      await page.screenshot({ path: join(folder, name.toLowerCase()), fullPage: true });
    });
    await page.close();
  }
}
for (const end of endings) await end();
