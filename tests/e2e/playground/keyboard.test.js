/** @file Tab leads to every control of every view, shows where it is, and out again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers } from "../browsers.js";
import { busyServer, sizeOf, walk } from "./walk.js";
import { playgroundIn } from "./world.js";

const MOST_STOPS = 200;

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  test(`${name}: Tab leads everywhere and is seen everywhere`, async (t) => {
    const { address, fragment } = await busyServer(t);
    const viewport = sizeOf(1280);
    const page = await open(t, fragment, { address, viewport, reducedMotion: "reduce" });
    const wrong = [];
    await walk(page, async ({ view, state }) => {
      // From here on somebody uses the keys, which is when browsers show the focus.
      await page.keyboard.press("Tab");
      await page.evaluate(begin);
      for (let stops = 0, isOver = false; !isOver; stops += 1) {
        assert.ok(stops < MOST_STOPS, `${view}, ${state}: no way out`);
        await page.keyboard.press("Tab");
        isOver = await page.evaluate(step);
      }
      for (const fault of await page.evaluate(faults)) wrong.push(`${view}, ${state}: ${fault}`);
    });
    assert.deepEqual(wrong, []);
    await page.close();
  });
}

/** Runs in the page, as do the next two: from the first control on, or the first of an open dialog. */
function begin() {
  const room = document.querySelector("dialog[open]") ?? document.body;
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  // One of a group of radio buttons is reached by Tab, the others by arrows.
  const isOther = ({ type, name, checked }) =>
    type === "radio" && !checked && room.querySelector(`[name="${name}"]:checked`);
  /** @type {any[]} */
  const controls = [...room.querySelectorAll(all)].filter(
    (each) =>
      !each.matches(":disabled") && each.checkVisibility() && !isOther(/** @type {any} */ (each)),
  );
  const [first] = controls;
  first.focus();
  const looksOf = (element) =>
    [element, element.closest("label"), ...element.querySelectorAll("*")]
      .filter(Boolean)
      .map((each) => {
        const { outline, boxShadow, borderColor, stroke, strokeWidth } = getComputedStyle(each);
        return [outline, boxShadow, borderColor, stroke, strokeWidth].join();
      })
      .join();
  Object.assign(globalThis, { tour: { controls, looksOf, looks: new Map([[first, ""]]) } });
}

/** @returns {boolean} whether that was the last: beyond it are the browser's own controls */
function step() {
  const { controls, looksOf, looks } = /** @type {any} */ (globalThis).tour;
  const { activeElement: here } = document;
  // A date has a stop for each of its parts.
  const isNew = here !== [...looks.keys()].at(-1);
  const last = controls.findLast(({ tabIndex }) => tabIndex >= 0);
  const isRound = here === document.body || (isNew && looks.has(here));
  if (isNew && !isRound) looks.set(here, looksOf(here));
  return isRound || here === last;
}

/** @returns {string[]} */
function faults() {
  const { controls, looksOf, looks } = /** @type {any} */ (globalThis).tour;
  /** @type {HTMLElement} */ (document.activeElement).blur();
  const named = (says, elements) =>
    elements.map((each) => `${says}: ${each.outerHTML.slice(0, 99)}`);
  const reached = [...looks.keys()];
  // Arrows lead from one of a group to the others.
  const isByArrows = (each) => {
    const group = each.tabIndex < 0 && each.closest("[role=group], [role=tablist]");
    return group && reached.some((other) => group.contains(other));
  };
  return [
    ...named(
      "not reached",
      controls.filter((each) => !looks.has(each) && !isByArrows(each)),
    ),
    ...named(
      "not seen to have the focus",
      reached.filter((each) => looksOf(each) === looks.get(each)),
    ),
  ];
}
