/** @file Every view, in every state, size and scheme: axe finds nothing, nothing scrolls sideways, nothing moves that shouldn't. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers } from "../browsers.js";
import { busyServer, sizeOf, walk, WIDTHS } from "./walk.js";
import { playgroundIn, violations } from "./world.js";

/** What depends on the scheme. */
const COLOURS = ["color-contrast", "link-in-text-block"];

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  for (const width of WIDTHS) {
    test(`${name}, ${width} px: every view is as it should be in each state and scheme`, async (t) => {
      const { address, fragment } = await busyServer(t);
      const page = await open(t, fragment, {
        address,
        colorScheme: "light",
        viewport: sizeOf(width),
        reducedMotion: "reduce",
        // What looks at the page is no part of it.
        bypassCSP: true,
      });
      const found = [];
      await walk(page, async ({ view, state }) => {
        const say = (faults) => found.push(...faults.map((each) => `${view}, ${state}: ${each}`));
        say(await violations(page));
        say(await page.evaluate(faultsOfLayout));
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        assert.ok(await page.evaluate(isDark), "it is not dark");
        say(await violations(page, COLOURS));
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      });
      assert.deepEqual(found, []);
      await page.close();
    });
  }
}

/** Runs in the page, as does the next. @returns {string[]} */
function faultsOfLayout() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} > ${clientWidth}`] : []),
    ...document
      .getAnimations()
      .map(({ effect }) => `moves: ${/** @type {any} */ (effect).target.className}`),
  ];
}

function isDark() {
  const [red] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/);
  return Number(red) < 64;
}
