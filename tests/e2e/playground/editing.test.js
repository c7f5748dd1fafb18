/** @file Building a flow: from a pattern, without a mouse, at a place, and with what is wrong where it is wrong. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, lintFlow, memoryDirectory, patternFlow } from "@seatkeeper/host";
import { browsers } from "../browsers.js";
import { editorOn } from "./editor-desk.js";
import { enterText } from "./typing.js";
import { playgroundIn } from "./world.js";

const { capabilities } = memoryDirectory();
/** As the dialog calls it, what it is, and with which options. */
const PATTERNS = [
  ["warn", "warn", {}],
  ["silent", "silent", {}],
  ["re-verify", "reVerify", {}],
  ["block", "block", {}],
  ["block", "block", { rescue: "reVerify" }],
];

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  test(`${name}: each pattern is a starting point, with what is unwise about it`, async (t) => {
    const { begin, exported, problems, canvas } = editorOn(await open(t));
    for (const [shown, pattern, options] of PATTERNS) {
      await begin(shown, { limit: "2", rescues: options.rescue !== undefined });
      const expected = patternFlow(pattern, 2, options);
      assert.deepEqual(await exported(), expected);
      const unwise = lintFlow(await compileFlow(expected, { capabilities }));
      for (const { message } of unwise) {
        await problems.getByRole("button", { name: message }).waitFor();
        await canvas.getByRole("group", { name: `warning: ${message}` }).waitFor();
      }
      assert.equal(await problems.getByRole("listitem").count(), unwise.length);
    }
  });

  test(`${name}: a flow is made without a mouse`, async (t) => {
    const page = await open(t);
    const { canvas, node, settings, problems, exported } = editorOn(page);
    const parts = page.getByRole("region", { name: "Nodes to add" });
    for (const id of ["page", "force-logout", "token", "success"]) {
      await node(id).press("Enter");
      await settings.getByRole("button", { name: "Delete node" }).press("Enter");
      await node(id).waitFor({ state: "detached" });
    }
    for (const title of ["Access Token Config", "Success"])
      await parts.getByRole("button", { name: `Add ${title}` }).press("Enter");
    const lead = async (id, output, typed) => {
      await node(id).press("Enter");
      await settings.getByLabel(output, { exact: true }).focus();
      await page.keyboard.type(typed);
      await page.keyboard.press("Enter");
    };
    await lead("query", "true", "log");
    await lead("query", "false", "acc");
    await lead("access-token-config", "done", "suc");
    await problems.getByText("No problems: this flow can run.").waitFor({ state: "detached" });
    const flow = await exported();
    assert.deepEqual(
      flow.edges.map((edge) => Object.values(edge)),
      [
        ["query", "true", "logout"],
        ["query", "false", "access-token-config"],
        ["access-token-config", "done", "success"],
      ],
    );
    await compileFlow(flow, { capabilities });
    assert.equal(await canvas.getByRole("group", { name: /error/ }).count(), 0);
  });

  test(`${name}: what is wrong stands at its node and its output, and the list leads there`, async (t) => {
    const page = await open(t);
    const { canvas, problems, wire, settings, select, node } = editorOn(page);
    await wire("page", "cancel", "logout").press("Enter");
    await wire("page", "cancel", "logout").press("Delete");
    const unwired = "error: at cancel: the output `cancel` leads nowhere";
    await canvas
      .getByRole("group", { name: `Session Limit Page page; asks the person; ${unwired}` })
      .waitFor();
    await select("query");
    await enterText(settings.getByRole("textbox", { name: "value" }), "0");
    await node("query")
      .and(page.getByRole("group", { name: /error: expected an integer from 1/ }))
      .waitFor();
    await problems.getByText("2 problems.").waitFor();
    await problems.getByRole("button", { name: /page cancel/ }).click();
    await settings.getByRole("heading", { name: "Session Limit Page" }).waitFor();
  });

  test(`${name}: two presses on a free place add a node there`, async (t) => {
    const page = await open(t, "", { viewport: { width: 1600, height: 900 } });
    const { canvas, node } = editorOn(page);
    await node("query").waitFor();
    const { x, y } = await canvas.boundingBox();
    // Two clicks are two clicks where a Firefox is driven from outside.
    const at = { clientX: x + 60, clientY: y + 60, bubbles: true };
    await canvas.locator(".react-flow__pane").dispatchEvent("dblclick", at);
    const dialog = page.getByRole("dialog", { name: "Add a node here" });
    await dialog.getByRole("button", { name: "Add Success" }).click();
    const box = await node("success-2").boundingBox();
    assert.ok(Math.abs(box.x - x - 60) < 3 && Math.abs(box.y - y - 60) < 3);
  });
}
