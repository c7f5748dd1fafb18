/** @file There and back: undo and redo, and what is moved and removed by mouse and by keys. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers } from "../browsers.js";
import { editorOn } from "./editor-desk.js";
import { playgroundIn } from "./world.js";

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  test(`${name}: undo and redo, by buttons and by keys, but not while somebody types`, async (t) => {
    const page = await open(t);
    const { add, node, select, settings, press } = editorOn(page);
    const added = node("success-2");
    const isThere = () => added.waitFor();
    const isGone = () => added.waitFor({ state: "detached" });
    const back = [() => press("Undo"), () => page.keyboard.press("Control+z")];
    const forth = [
      () => press("Redo"),
      () => page.keyboard.press("Control+Shift+z"),
      () => page.keyboard.press("Control+y"),
    ];
    await add("Success");
    await isThere();
    for (const undo of back) {
      for (const redo of forth) {
        await undo();
        await isGone();
        await redo();
        await isThere();
      }
    }
    await select("query");
    await settings.getByLabel("Id", { exact: true }).press("Control+z");
    await select("success-2");
  });

  test(`${name}: what is moved by mouse is moved back in one step`, async (t) => {
    const page = await open(t);
    const { node, exported, press, select } = editorOn(page);
    const before = await exported();
    await node("query").waitFor();
    const { x, y } = await node("query").boundingBox();
    await page.mouse.move(x + 20, y + 20);
    await page.mouse.down();
    await page.mouse.move(x - 40, y + 60, { steps: 9 });
    await page.mouse.up();
    const places = (await exported()).nodes.map(({ position }) => position);
    assert.ok(places.every(Boolean));
    await press("Undo");
    assert.deepEqual(await exported(), before);
    assert.ok(await page.getByRole("button", { name: "Undo" }).isDisabled());
    // And by keys, as far as they are pressed.
    await select("query");
    await node("query").press("ArrowRight");
    await node("query").press("ArrowRight");
    const moved = (await exported()).nodes[0].position;
    assert.ok(moved.x > places[0].x);
    await press("Undo");
    assert.deepEqual(await exported(), before);
  });

  test(`${name}: keys remove a node with its wires, and a wire`, async (t) => {
    const { node, wire, exported, press } = editorOn(await open(t));
    const flow = await exported();
    await node("page").press("Enter");
    await node("page").press("Delete");
    await node("page").waitFor({ state: "detached" });
    const isOther = ({ source, target }) => source !== "page" && target !== "page";
    assert.deepEqual((await exported()).edges, flow.edges.filter(isOther));
    await press("Undo");
    const cancel = wire("page", "cancel", "logout");
    await cancel.press("Enter");
    await cancel.press("Delete");
    await cancel.waitFor({ state: "detached" });
    const stays = ({ sourceHandle }) => sourceHandle !== "cancel";
    assert.deepEqual((await exported()).edges, flow.edges.filter(stays));
  });
}
