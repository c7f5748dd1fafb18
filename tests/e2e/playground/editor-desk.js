/** @file The editor, as somebody uses it who points, types or listens. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { enterText } from "./typing.js";

/** @param {import("playwright-core").Page} page */
export function editorOn(page) {
  const region = (name) => page.getByRole("region", { name, exact: true });
  const canvas = region("Canvas");
  const press = (name) =>
    page
      .getByRole("group", { name: "Flow actions" })
      .getByRole("button", { name, exact: true })
      .click();
  const node = (id) => canvas.getByRole("group", { name: new RegExp(`^[^,]* ${id}(;|$)`) });
  const wire = (source, output, target) =>
    canvas.getByRole("group", { name: `${source}, ${output}: leads to ${target}`, exact: true });

  /** The canvas moves by its own rules: nothing may scroll it under the pointer, as `hover` does. */
  async function pointAt(place) {
    const { x, y, width, height } = await place.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  }

  return {
    canvas,
    settings: region("Settings"),
    problems: region("Problems"),
    press,
    node,
    wire,
    /** Presses a type in the palette. @param {string} title */
    add: (title) =>
      region("Nodes to add")
        .getByRole("button", { name: `Add ${title}` })
        .click(),
    /** Opens a node's settings. @param {string} id */
    async select(id) {
      await node(id).press("Enter");
      await region("Settings").getByLabel("Id", { exact: true }).waitFor();
    },
    /** Draws a wire with the mouse, from an output to a node. */
    async draw(source, output, target) {
      const knob = node(source).locator(`[data-handleid="${output}"]`);
      await knob.evaluate(restsIn);
      await pointAt(knob);
      await page.mouse.down();
      await pointAt(node(target).locator("[data-handlepos]:not([data-handleid])"));
      await page.mouse.up();
      await wire(source, output, target).waitFor();
      // The list grows shorter, and the canvas larger.
      const open = region("Problems").getByText(`${source} ${output}`, { exact: true });
      await open.waitFor({ state: "detached" });
    },
    /** The flow that "Export" hands out. @returns {Promise<any>} */
    async exported() {
      const [download] = await Promise.all([page.waitForEvent("download"), press("Export")]);
      // A browser numbers the files of one name.
      assert.match(download.suggestedFilename(), /^flow(\(\d+\))?\.json$/);
      return JSON.parse(await readFile(await download.path(), "utf8"));
    },
    /** A new flow from a pattern. @param {string} pattern as it is shown @param {{ limit?: string, rescues?: boolean }} [options] */
    async begin(pattern, { limit, rescues } = {}) {
      await press("New…");
      const dialog = page.getByRole("dialog", { name: "New flow" });
      await dialog.getByRole("radio", { name: new RegExp(`^${pattern} `) }).check();
      if (limit !== undefined) await enterText(dialog.getByLabel("Limit"), limit);
      if (rescues) await dialog.getByRole("checkbox").check();
      await dialog.getByRole("button", { name: "Make the flow" }).click();
      await dialog.waitFor({ state: "detached" });
    },
  };
}

/** Runs in the page. Cards are laid out anew when the room changes, and that is told a few frames later. */
function restsIn(element) {
  let last = "";
  let frames = 0;
  return new Promise((done) => {
    const look = () => {
      const place = JSON.stringify(element.getBoundingClientRect());
      frames = place === last ? frames + 1 : 0;
      last = place;
      if (frames === 8) done(undefined);
      else requestAnimationFrame(look);
    };
    look();
  });
}
