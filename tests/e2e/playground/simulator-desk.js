/** @file The simulator, as somebody uses it: devices, the clock, the steps and what is said of them. */
import { pack } from "../../../js-wrapper/playground/src/document/share.js";
import { enterText } from "./typing.js";

/**
 * The simulator with a flow of one's own, and nothing that has happened.
 *
 * @param {(fragment: string) => Promise<import("playwright-core").Page>} open
 * @param {any} flow
 */
export async function simulating(open, flow) {
  const page = await open(`#flow=${await pack(flow)}`);
  await page.getByRole("button", { name: "Take it over" }).click();
  await page.getByRole("link", { name: "Simulator" }).click();
  return { page, ...simulatorOn(page) };
}

/** @param {import("playwright-core").Page} page */
export function simulatorOn(page) {
  const timeline = page.getByRole("region", { name: "Steps" }).getByRole("listitem");
  const why = page.getByRole("region", { name: "Why" });
  const line = why.getByLabel("The line of this step, as JSON");
  const playback = page.getByRole("group", { name: "Steps" });
  const device = (id) => page.getByRole("article", { name: new RegExp(` ${id}$`) });
  const fold = (scope, name) =>
    scope.locator("details", { has: page.getByText(name, { exact: true }) }).first();

  /** Something happens, and has been played. @param {() => Promise<unknown>} deed */
  async function happens(deed) {
    const before = await timeline.count();
    await deed();
    await timeline.nth(before).waitFor();
  }
  const unfold = async (scope, name) => {
    const details = fold(scope, name);
    if (!(await details.evaluate((element) => /** @type {any} */ (element).open)))
      await details.getByText(name, { exact: true }).click();
  };

  return {
    timeline,
    why,
    device,
    /** A device shows that. @param {string} id @param {string} text */
    shows: (id, text) => device(id).getByText(text, { exact: true }).first().waitFor(),
    happens,
    unfold,
    /** @param {string} id of the device @param {string} name of the button */
    press: (id, name) =>
      happens(() => device(id).getByRole("button", { name, exact: true }).click()),
    /** The same, behind "More". */
    async pressMore(id, name) {
      await unfold(device(id), "More");
      await happens(() => device(id).getByRole("button", { name, exact: true }).click());
    },
    /** @param {"First" | "Back" | "Forward" | "Last"} name */
    step: (name) => playback.getByRole("button", { name, exact: true }).click(),
    /** What `simulate` prints of the step that is shown. */
    line: async () => JSON.parse(await line.textContent()),
    /** The lines of all steps, by going through them. */
    async lines() {
      const lines = [];
      await playback.getByRole("button", { name: "First", exact: true }).click();
      for (let left = await timeline.count(); left > 0; left -= 1) {
        await playback.getByRole("button", { name: "Forward", exact: true }).click();
        lines.push(await line.textContent());
      }
      return lines;
    },
    /** @param {string} says as the form does @param {{ request: string, error: string, times: number }} fault */
    async breakDirectory({ request, error, times }) {
      await unfold(page, "Break the directory");
      await page.getByLabel("It can’t").selectOption(request);
      await page.getByLabel("because").selectOption(error);
      await enterText(page.getByLabel("times"), String(times));
      await happens(() => page.getByRole("button", { name: "Break it" }).click());
    },
    /** The way that is lit on the canvas: the names of nodes and wires. */
    async lit() {
      const canvas = page.getByRole("region", { name: /^The way through/ });
      const names = (pattern) =>
        canvas
          .getByLabel(pattern)
          .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
      return {
        visited: (await names(/; visited/)).map((text) => text.split(";")[0]),
        waits: (await names(/; waits for the person/)).map((text) => text.split(";")[0]),
        taken: (await names(/; taken$/)).map((text) => text.replace("; taken", "")),
      };
    },
    /** What is said of a node on the way, session by session. @param {string} node */
    sessionsAt: (node) =>
      why
        .getByRole("region", { name: node, exact: true })
        .getByRole("region", { name: "Sessions that it looked at" })
        .getByRole("row"),
    /** @param {string} name of the story */
    async begin(name) {
      await unfold(page, "Begin with a story");
      await page.getByRole("button", { name, exact: true }).click();
    },
  };
}
