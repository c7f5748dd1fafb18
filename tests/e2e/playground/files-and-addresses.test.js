/** @file A flow that leaves the editor and comes back: as a file, chosen or dropped, and as an address. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { browsers } from "../browsers.js";
import { editorOn } from "./editor-desk.js";
import { playgroundIn } from "./world.js";

const FLOW = {
  ...patternFlow("block", 4, { name: "somebody’s <flow>", rescue: "reVerify" }),
  reportOnly: true,
};
const FOREIGN = "This flow came from somebody else.";

/** What is in a file that is no flow, and why it is not opened. */
const BAD = {
  "no JSON": ["{", "It is no flow document."],
  "a list": ["[]", "A flow is an object with nodes and edges; this is something else."],
  "no nodes": ['{"name":"x"}', "A flow has 1 to 100 nodes."],
  "a node without an id": ['{"name":"x","nodes":[{}],"edges":[]}', "Node 1 has no id or no type."],
  "too much": [" ".repeat(2 ** 20 + 1), "The file is larger than 1 MiB."],
};

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  /** As the chooser of the system hands it over. */
  async function choose(page, text) {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      editorOn(page).press("Import…"),
    ]);
    const buffer = Buffer.from(text);
    await chooser.setFiles({ name: "any.json", mimeType: "application/json", buffer });
  }

  async function drop(page, text) {
    const dataTransfer = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], "any.json", { type: "application/json" }));
      return transfer;
    }, text);
    await editorOn(page).canvas.dispatchEvent("drop", { dataTransfer });
  }

  for (const [how, give] of Object.entries({ chosen: choose, dropped: drop })) {
    test(`${name}: a file that is ${how} comes in as it went out, and is somebody else's`, async (t) => {
      const page = await open(t);
      await give(page, JSON.stringify(FLOW));
      await page.getByText(FOREIGN).waitFor();
      assert.deepEqual(await editorOn(page).exported(), FLOW);
      await page.getByRole("button", { name: "Take it over" }).click();
      await page.getByText(FOREIGN).waitFor({ state: "detached" });
      await editorOn(page).press("Undo");
      await page.getByText(FOREIGN).waitFor();
    });
  }

  test(`${name}: a file that is no flow changes nothing, and it says why`, async (t) => {
    const page = await open(t);
    const before = await editorOn(page).exported();
    for (const [text, why] of Object.values(BAD)) {
      await drop(page, text);
      const alert = page.getByRole("alert").filter({ hasText: why });
      await alert.getByText("That flow was not opened.").waitFor();
      assert.deepEqual(await editorOn(page).exported(), before);
      await alert.getByRole("button", { name: "Close" }).click();
    }
  });

  test(`${name}: the address that is shared opens the same flow, as somebody else's`, async (t) => {
    const page = await open(t);
    const editor = editorOn(page);
    await editor.begin("silent", { limit: "7" });
    await editor.press("Share…");
    const field = page.getByRole("dialog").getByLabel("The whole flow is in this address");
    await page.getByRole("button", { name: "Copy", exact: true, disabled: false }).waitFor();
    const address = new URL(await field.inputValue());
    assert.equal(address.href.split("#")[0], page.url().split("#")[0]);
    const other = await open(t, address.hash);
    await other.getByText(FOREIGN).waitFor();
    assert.deepEqual(await editorOn(other).exported(), patternFlow("silent", 7));
  });
}
