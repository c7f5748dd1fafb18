/** @file A person at the simulator: renewals, time, a directory that breaks, and the way back through the steps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { pack } from "../../../js-wrapper/playground/src/document/share.js";
import { browsers } from "../browsers.js";
import { editorOn } from "./editor-desk.js";
import { simulating, simulatorOn } from "./simulator-desk.js";
import { playgroundIn } from "./world.js";

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  const simulate = (t, flow) => simulating((fragment) => open(t, fragment), flow);

  test(`${name}: renewals, recovery, and somebody who signs in as another`, async (t) => {
    const at = await simulate(t, patternFlow("block", 1));
    const { page, press, pressMore, shows, unfold, line } = at;
    await press("grace-browser", "Log in");
    for (const renewal of ["Refresh", "Single sign-on", "Step up"]) {
      await pressMore("grace-browser", renewal);
      assert.equal((await line()).outcome, "allowed");
    }
    await pressMore("grace-phone", "Recover the account");
    await shows("grace-phone", "Turned away");
    await unfold(page, "Change grace");
    await page.getByRole("button", { name: "Support agent" }).last().click();
    await press("grace-support", "Impersonate");
    await shows("grace-support", "Signed in");
    await press("grace-browser", "Log out");
    await press("grace-phone", "Log in");
    await shows("grace-phone", "Signed in");
  });

  test(`${name}: time passes, and sessions end by themselves`, async (t) => {
    const { page, press, shows, device } = await simulate(t, patternFlow("block", 1));
    await page.getByLabel("New sessions last").selectOption("12 hours");
    await press("grace-browser", "Log in");
    const clock = page.getByLabel("Time, UTC");
    const before = Date.parse(`${await clock.inputValue()}Z`);
    for (const by of ["+1 min", "+1 h"]) await page.getByRole("button", { name: by }).click();
    assert.equal(Date.parse(`${await clock.inputValue()}Z`), before + 61 * 60_000);
    await shows("grace-browser", "Signed in");
    await press("grace-phone", "Log in");
    await shows("grace-phone", "Turned away");
    await page.getByRole("button", { name: "+1 day" }).click();
    await shows("grace-browser", "Expired");
    await press("grace-phone", "Log in");
    await shows("grace-phone", "Signed in");
    await device("grace-phone").getByRole("button", { name: "Let it expire" }).click();
    await shows("grace-phone", "Expired");
  });

  test(`${name}: a directory that can't, and the failure mode that follows`, async (t) => {
    const { press, shows, breakDirectory, why } = await simulate(t, patternFlow("silent", 1));
    await press("grace-browser", "Log in");
    await breakDirectory({ request: "listSessions", error: "forbidden", times: 1 });
    await press("grace-phone", "Log in");
    await shows("grace-phone", "Signed in");
    await shows("grace-browser", "Signed in");
    await why.getByText("The list could not be read. Why: not permitted.").waitFor();
    await why.getByText("Let in by a failure mode").waitFor();
    await breakDirectory({ request: "revokeSession", error: "forbidden", times: 1 });
    await press("ada-browser", "Log in");
    await press("ada-phone", "Log in");
    await why.getByText("Could not be ended: not permitted").waitFor();
  });

  test(`${name}: back and forth; what is done there happens in place of what came after`, async (t) => {
    const { press, shows, step, timeline, lines, line, device } = await simulate(
      t,
      patternFlow("silent", 1),
    );
    await press("grace-browser", "Log in");
    await press("grace-phone", "Log in");
    const [first, last] = await lines();
    await shows("grace-browser", "Displaced");
    await step("Back");
    await shows("grace-browser", "Signed in");
    assert.equal(JSON.stringify(await line()), first);
    await step("First");
    await shows("grace-browser", "Signed out");
    await step("Forward");
    await step("Last");
    assert.equal(JSON.stringify(await line()), last);
    await timeline.first().getByRole("button").click();
    await shows("grace-phone", "Signed out");
    assert.equal(await timeline.count(), 2);
    await device("grace-browser").getByRole("button", { name: "Log out" }).click();
    await shows("grace-browser", "Logged out");
    await timeline.getByText("logs out").waitFor();
    assert.equal(await timeline.count(), 2);
  });

  test(`${name}: another flow, and the same steps end otherwise`, async (t) => {
    const { page, press, shows, timeline } = await simulate(t, patternFlow("silent", 1));
    await press("grace-browser", "Log in");
    await press("grace-phone", "Log in");
    await page.getByRole("link", { name: "Editor", exact: true }).click();
    await editorOn(page).begin("block", { limit: "1" });
    await page.getByRole("link", { name: "Simulator" }).click();
    await shows("grace-phone", "Turned away");
    await shows("grace-browser", "Signed in");
    assert.equal(await timeline.count(), 2);
  });

  test(`${name}: under a flow of somebody else's nothing runs until it is taken over`, async (t) => {
    const { page, press, shows, timeline } = await simulate(t, patternFlow("block", 1));
    await press("grace-browser", "Log in");
    await press("grace-phone", "Log in");
    await shows("grace-phone", "Turned away");
    const fragment = `flow=${await pack(patternFlow("silent", 1))}`;
    await page.evaluate((hash) => void (location.hash = hash), fragment);
    await page.getByRole("button", { name: "Open it" }).click();
    await page.getByText("This flow came from somebody else.").waitFor();
    await page.getByRole("link", { name: "Simulator" }).click();
    await page.getByText("Nothing runs yet. Take the shared flow over first.").waitFor();
    assert.equal(await timeline.count(), 0);
    const controls = page.getByRole("group", { name: "Simulator" });
    for (const control of await controls.getByRole("button").all())
      assert.ok(await control.isDisabled(), await control.textContent());
    await page.getByRole("button", { name: "Take it over" }).click();
    await shows("grace-phone", "Signed in");
    await shows("grace-browser", "Displaced");
  });
}
