/** @file "Copy as": the texts that are shown and copied are those of the generators. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import {
  auth0Actions,
  auth0Needs,
} from "../../../js-wrapper/playground/src/editor/copy-as/auth0-action.js";
import { nodeHostCode } from "../../../js-wrapper/playground/src/editor/copy-as/node-host.js";
import { scenarioCode } from "../../../js-wrapper/playground/src/editor/copy-as/scenario-code.js";
import { PRESETS } from "../../../js-wrapper/playground/src/simulator/presets.js";
import { browsers } from "../browsers.js";
import { editorOn } from "./editor-desk.js";
import { simulatorOn } from "./simulator-desk.js";
import { enterText } from "./typing.js";
import { playgroundIn } from "./world.js";

for (const [name, launch] of browsers) {
  const openIn = playgroundIn(launch);
  const permissions = name === "Chromium" ? ["clipboard-read", "clipboard-write"] : [];
  const open = (t, fragment) => openIn(t, fragment, { permissions });

  /** The text is shown under its title, and its button copies it. */
  async function copies(page, title, text) {
    const dialog = page.getByRole("dialog", { name: "Copy as" });
    const shown = dialog.getByLabel(title, { exact: true });
    await shown.waitFor();
    assert.equal(await shown.textContent(), text);
    await dialog.getByRole("button", { name: `Copy ${title}`, exact: true }).click();
    // Elsewhere nobody can be allowed to read what was copied.
    if (name !== "Chromium") return;
    await dialog.getByText("Copied", { exact: true }).last().waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  }

  test(`${name}: a flow with a page: one Action, with your Form`, async (t) => {
    const page = await open(t);
    const editor = editorOn(page);
    await editor.begin("warn", { limit: "2" });
    await editor.press("Copy as…");
    const flow = patternFlow("warn", 2);
    const [{ title, code }] = auth0Actions(flow);
    await copies(page, title, code);
    await enterText(page.getByLabel("Id of your Form"), "ap_mine");
    await copies(page, title, auth0Actions(flow, { form: "ap_mine" })[0].code);
    const needs = page.getByRole("dialog").getByRole("listitem");
    assert.deepEqual(await needs.allTextContents(), auth0Needs(flow));
    await page.getByRole("tab", { name: "Auth0 Action" }).press("ArrowRight");
    await copies(page, "An ES module for Node.js 20 or newer", nodeHostCode(flow));
  });

  test(`${name}: a flow with a code to type: two Actions`, async (t) => {
    const page = await open(t);
    const editor = editorOn(page);
    await editor.begin("re-verify", { limit: "2" });
    await editor.press("Copy as…");
    const actions = auth0Actions(patternFlow("reVerify", 2));
    assert.equal(actions.length, 2);
    for (const { title, code } of actions) await copies(page, title, code);
    assert.equal(await page.getByLabel("Id of your Form").count(), 0);
  });

  test(`${name}: the scenario is what the simulator has played`, async (t) => {
    const page = await open(t, "#simulator");
    const preset = PRESETS.find(({ name: called }) => called === "Linked profiles");
    const simulator = simulatorOn(page);
    await simulator.begin(preset.name);
    await simulator.timeline.nth(1).waitFor();
    await page.getByRole("button", { name: "Copy as…" }).click();
    await page.getByRole("tab", { name: "simulate scenario" }).click();
    await copies(page, "SCENARIO.json", scenarioCode(preset.flow(), preset.situation()));
  });

  test(`${name}: a flow that can't run, or is somebody else's, is not copied`, async (t) => {
    const page = await open(t);
    const { wire, press } = editorOn(page);
    await wire("page", "cancel", "logout").press("Enter");
    await wire("page", "cancel", "logout").press("Delete");
    await page.getByText("One problem.").waitFor();
    await press("Copy as…");
    await page.getByText("Mend the flow in the editor first").waitFor();
    assert.equal(await page.getByRole("tab").count(), 0);
  });
}
