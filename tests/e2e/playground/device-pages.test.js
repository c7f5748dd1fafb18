/** @file The pages that a device shows in the simulator, and what each answer to them comes to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { browsers } from "../browsers.js";
import { simulating } from "./simulator-desk.js";
import { playgroundIn } from "./world.js";

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);
  const simulate = (t, flow) => simulating((fragment) => open(t, fragment), flow);

  test(`${name}: the limit page: go on, cancel, or leave it open for too long`, async (t) => {
    const { page, press, shows, device, line } = await simulate(t, patternFlow("warn", 1));
    await press("ada-browser", "Log in");
    await shows("ada-browser", "Signed in");
    await press("ada-phone", "Log in");
    await shows("ada-phone", "You're signed in elsewhere");
    await shows("ada-phone", "Chrome on Windows");
    await press("ada-phone", "Cancel sign-in");
    await shows("ada-phone", "Turned away");
    await shows("ada-browser", "Signed in");
    await press("ada-phone", "Log in");
    await press("ada-phone", "Continue here");
    await shows("ada-phone", "Signed in");
    await shows("ada-browser", "Displaced");
    await press("ada-browser", "Log in");
    const { at } = await line();
    await device("ada-browser").getByRole("button", { name: "Let it expire" }).click();
    await shows("ada-browser", "Waited too long");
    const clock = await page.getByLabel("Time, UTC").inputValue();
    assert.equal(Date.parse(`${clock}Z`), at + 600_000);
    await press("ada-phone", "Log out");
    await shows("ada-phone", "Logged out");
  });

  test(`${name}: who picks a device keeps the others, and has to pick one`, async (t) => {
    const flow = patternFlow("warn", 2, { strategy: "chosen" });
    const { press, pressMore, shows, device } = await simulate(t, flow);
    await press("ada-browser", "Log in");
    await press("ada-phone", "Log in");
    await press("grace-browser", "Log in");
    await pressMore("ada-browser", "Log in again");
    await shows("ada-browser", "Choose which devices to sign out");
    await press("ada-browser", "Sign out and continue");
    await shows("ada-browser", "That did not make enough room. Please choose again.");
    await device("ada-browser")
      .getByRole("checkbox", { name: /^Safari on iOS/ })
      .check();
    await press("ada-browser", "Sign out and continue");
    await shows("ada-phone", "Displaced");
    await shows("ada-browser", "Signed in");
    await shows("grace-browser", "Signed in");
  });

  /** What is answered to the page for a code, and what comes of it on either device. */
  const CODES = {
    "The right code": ["Signed in", "Displaced"],
    "A wrong code": [
      "The code could not be confirmed, so your other devices stay signed in.",
      "Signed in",
    ],
    "No authenticator": [
      "This sign-in needs a one-time code, and no authenticator is set up for this account.",
      "Signed in",
    ],
  };
  for (const [answer, [says, other]] of Object.entries(CODES)) {
    test(`${name}: the page for a code: ${answer}`, async (t) => {
      const { press, shows } = await simulate(t, patternFlow("reVerify", 1));
      await press("grace-browser", "Log in");
      await press("grace-phone", "Log in");
      await shows("grace-phone", "Confirm that it's you");
      await press("grace-phone", answer);
      await shows("grace-phone", says);
      await shows("grace-browser", other);
    });
  }
}
