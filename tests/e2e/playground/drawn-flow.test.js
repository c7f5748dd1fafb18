/** @file A flow drawn by mouse, exported, and run with `seatkeeper simulate` gives the lines that the simulator shows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileWith, seatkeeper } from "../../cli/command.js";
import { browsers } from "../browsers.js";
import { editorOn } from "./editor-desk.js";
import { simulatorOn } from "./simulator-desk.js";
import { enterText } from "./typing.js";
import { playgroundIn } from "./world.js";

/** What is added, in this order. */
const PARTS = {
  "Data Query": "data-query",
  "Session Limit Page": "session-limit-page",
  "Force Logout": "force-logout",
  Logout: "logout",
  "Access Token Config": "access-token-config",
  Success: "success",
};
const WIRES = [
  ["data-query", "true", "session-limit-page"],
  ["data-query", "false", "access-token-config"],
  ["session-limit-page", "continue", "force-logout"],
  ["session-limit-page", "cancel", "logout"],
  ["force-logout", "done", "access-token-config"],
  ["force-logout", "refused", "logout"],
  ["access-token-config", "done", "success"],
];

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  test(`${name}: what was drawn by mouse runs as it was shown`, async (t) => {
    const page = await open(t, "#editor", { viewport: { width: 1600, height: 1000 } });
    const editor = editorOn(page);
    await draw(editor);
    await editor.problems.getByText("No problems: this flow can run.").waitFor();
    const flow = await editor.exported();
    assert.deepEqual(
      flow.edges.map(({ source, sourceHandle, target }) => [source, sourceHandle, target]).sort(),
      WIRES.toSorted(),
    );

    await page.getByRole("link", { name: "Simulator" }).click();
    const simulator = simulatorOn(page);
    await live(page, simulator);
    const shown = await simulator.lines();
    const outcomes = new Set(shown.map((line) => JSON.parse(line).outcome));
    assert.deepEqual(outcomes, new Set(["allowed", "paused", "denied", undefined]));

    await page.getByRole("button", { name: "Copy as…" }).click();
    await page.getByRole("tab", { name: "simulate scenario" }).click();
    const scenario = JSON.parse(await page.getByLabel("SCENARIO.json").textContent());
    assert.deepEqual(scenario.flow, flow);
    const { code, lines } = seatkeeper(["simulate", fileWith(t, { ...scenario, flow })]);
    assert.equal(code, 0);
    assert.deepEqual(lines, shown);
  });
}

/** From nothing: a query that asks for a choice where two are signed in. */
async function draw(editor) {
  for (const id of ["query", "page", "force-logout", "token", "success", "logout"]) {
    await editor.select(id);
    await editor.settings.getByRole("button", { name: "Delete node" }).click();
  }
  for (const [title, id] of Object.entries(PARTS)) {
    await editor.add(title);
    await editor.node(id).waitFor();
  }
  await editor.problems.getByText("8 problems.").waitFor();
  for (const [source, output, target] of WIRES) await editor.draw(source, output, target);
  await editor.select("data-query");
  await enterText(editor.settings.getByRole("textbox", { name: "value" }), "2");
  await editor.select("force-logout");
  await editor.settings.getByLabel("strategy").selectOption("chosen");
  await enterText(editor.settings.getByRole("textbox", { name: "limit" }), "2");
}

/** A day in the life of two people. */
async function live(page, { press, pressMore, happens, breakDirectory, device }) {
  await page.getByLabel("New sessions last").selectOption("12 hours");
  await press("ada-browser", "Log in");
  await press("ada-phone", "Log in");
  // Nothing can be chosen on a TV.
  await press("ada-tv", "Log in");
  await pressMore("ada-browser", "Log in again");
  const choice = device("ada-browser");
  await happens(() => choice.getByRole("button", { name: "Sign out and continue" }).click());
  await choice.getByText("That did not make enough room.").waitFor();
  await choice.getByRole("checkbox", { name: /Safari on iOS/ }).check();
  await happens(() => choice.getByRole("button", { name: "Sign out and continue" }).click());
  await press("grace-browser", "Log in");
  await pressMore("grace-browser", "Refresh");
  await breakDirectory({ request: "listSessions", error: "timeout", times: 2 });
  await press("grace-phone", "Log in");
  await pressMore("grace-phone", "Recover the account");
  await press("ada-phone", "Log in");
  await pressMore("ada-phone", "Log in again");
  await happens(() => device("ada-phone").getByRole("button", { name: "Cancel sign-in" }).click());
  await press("ada-browser", "Log out");
  await page.getByRole("button", { name: "+1 day" }).click();
  await device("grace-browser").getByText("Expired", { exact: true }).waitFor();
  await press("grace-browser", "Log in");
}
