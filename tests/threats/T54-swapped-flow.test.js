/** @file T54: a flow that comes while another is open changes nothing that is looked at, and one that breaks a view breaks no more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { pack } from "../../js-wrapper/playground/src/document/share.js";
import { browsers } from "../e2e/browsers.js";
import { simulating } from "../e2e/playground/simulator-desk.js";
import { playgroundIn } from "../e2e/playground/world.js";

const named = (name, limit) => pack(patternFlow("warn", limit, { name }));

for (const [browser, launch] of browsers) {
  const open = playgroundIn(launch);

  test(`${browser}: what is taken over is what was looked at`, async (t) => {
    const page = await open(t, `#flow=${await named("strict", 3)}`);
    const name = page.getByLabel("name", { exact: true });
    // As another page can that has opened this one.
    const fragment = await named("lax", 9999);
    await page.evaluate((flow) => void (location.hash = `flow=${flow}`), fragment);
    await page.getByText("A link brings another flow.").waitFor();
    assert.equal(await name.inputValue(), "strict");
    await page.getByRole("button", { name: "Take it over" }).click();
    assert.equal(await name.inputValue(), "strict");
    await page.getByRole("button", { name: "Open it" }).click();
    await page.getByText("This flow came from somebody else.").waitFor();
    assert.equal(await name.inputValue(), "lax");
  });

  test(`${browser}: an offer that is left is gone`, async (t) => {
    const page = await open(t);
    const fragment = await named("lax", 9999);
    await page.evaluate((flow) => void (location.hash = `flow=${flow}`), fragment);
    await page.getByRole("button", { name: "Leave it" }).click();
    assert.equal(await page.getByText("A link brings another flow.").count(), 0);
    assert.equal(await page.getByLabel("name", { exact: true }).inputValue(), "my flow");
  });

  test(`${browser}: a story under another flow than the one that waits breaks nothing`, async (t) => {
    const flow = JSON.parse(
      JSON.stringify(patternFlow("warn", 1, { name: "mine" })).replaceAll('"query"', '"ask"'),
    );
    const { page, press, shows } = await simulating((fragment) => open(t, fragment), flow);
    await press("ada-browser", "Log in");
    await press("ada-phone", "Log in");
    await shows("ada-phone", "Continue here");
    await page.getByText("Begin with a story", { exact: true }).click();
    for (const story of ["The directory is down", "Linked profiles"]) {
      await page.getByRole("button", { name: story }).click();
      await page.getByRole("heading", { name: "The way through" }).waitFor();
      assert.equal(await page.getByText("This view has failed").count(), 0);
    }
  });
}
