/** @file The race view does what the engine does in the same order: dragged, moved by keys, searched, and with stale lists. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PATTERNS, patternFlow } from "@seatkeeper/host";
import { createRace, naiveNodes } from "@seatkeeper/simulation/race";
import { allAtOnce } from "../../../js-wrapper/playground/src/race/board.js";
import { browsers } from "../browsers.js";
import { raceOn } from "./race-board.js";
import { playgroundIn, settles } from "./world.js";

const NAIVE = "Naive";

/** The flow and its naive counterpart, as the view races them. */
async function racesOf(options) {
  const [ours, naive] = [{}, { nodes: naiveNodes }];
  return [await createRace({ ...options, ...ours }), await createRace({ ...options, ...naive })];
}

/** @param {import("playwright-core").Page} page @param {Record<string, string>} choices */
async function choose(page, choices) {
  for (const [label, choice] of Object.entries(choices))
    await page.getByRole("combobox", { name: label, exact: true }).selectOption(choice);
}

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  /** A race of two where two are signed in already. */
  async function silentRace(t) {
    const page = await open(t, "#race");
    await choose(page, { Flow: "silent", Limit: "2" });
    const races = await racesOf({ flow: patternFlow("silent", 2), priors: 2 });
    const view = raceOn(page);
    const ours = "silent, limit 2";
    /** Both boards show what this order comes to. */
    const comesTo = async (turns) => {
      await view.shows(ours, races[0], await races[0].play(turns));
      await view.shows(NAIVE, races[1], await races[1].play(turns));
    };
    await comesTo(allAtOnce(2));
    return { page, view, ours, comesTo, turns: () => view.turns(ours, NAIVE) };
  }

  test(`${name}: it begins with the editor's flow, all at once, beside the naive one`, async (t) => {
    const page = await open(t, "#race");
    const races = await racesOf({ flow: patternFlow("warn", 3), priors: 2 });
    for (const [index, side] of ["Your flow: my flow", NAIVE].entries())
      await raceOn(page).shows(side, races[index], await races[index].play(allAtOnce(2)));
    await page.getByRole("button", { name: "One after the other" }).click();
    for (const [index, side] of ["Your flow: my flow", NAIVE].entries())
      await raceOn(page).shows(side, races[index], await races[index].play([]));
  });

  test(`${name}: a step that is dragged, and one that is moved by keys, change what comes after`, async (t) => {
    const { page, view, ours, comesTo, turns } = await silentRace(t);

    const dragged = view.chip(ours, "login 1 ends earlier 1");
    const before = await turns();
    const steps = await view.stepsOf(ours);
    const list = steps.find(({ says }) => says.startsWith("login 1 lists"));
    const from = steps.find(({ says }) => says === "login 1 ends earlier 1");
    await dragged.hover();
    await page.mouse.down();
    const { x, y } = await dragged.boundingBox();
    // Far beyond: it goes as far as it can, which is behind the list that it follows from.
    await page.mouse.move(x - 400, y + 5, { steps: 4 });
    await page.mouse.up();
    const turn = before[from.moment - 1];
    await comesTo(before.toSpliced(from.moment - 1, 1).toSpliced(list.moment, 0, turn));
    const told = view.board(ours).getByRole("listitem").filter({ hasText: "login 2 now lists" });
    await told.waitFor();

    const moved = view.chip(ours, "login 1 ends earlier 2");
    for (;;) {
      const order = await turns();
      const all = await view.stepsOf(ours);
      const { moment } = all.find(({ says }) => says === "login 1 ends earlier 2");
      if (order[moment - 2].lane === 0) break;
      await moved.press("Alt+ArrowLeft");
      await comesTo(order.with(moment - 2, order[moment - 1]).with(moment - 1, order[moment - 2]));
      assert.ok(await moved.evaluate((chip) => chip === document.activeElement));
    }
    // Nothing is left that login 2 could end, and it hears of it.
    await view.board(ours).getByText("login 2 has a step less").first().waitFor();
    assert.equal(await view.chip(ours, "login 2 ends earlier 1").count(), 0);
  });

  test(`${name}: arrows alone lead from step to step`, async (t) => {
    const { page, view, ours } = await silentRace(t);
    const first = view.chip(ours, "login 1 signs in: its session is there");
    await first.press("ArrowRight");
    const focused = () => page.evaluate(() => document.activeElement.getAttribute("title"));
    assert.match(await focused(), /^login 1 lists/);
    await page.keyboard.press("ArrowDown");
    assert.match(await focused(), /^login 2 (lists|signs in)/);
    await page.keyboard.press("End");
    assert.match(await focused(), /^login 2 ends/);
  });

  for (const pattern of PATTERNS) {
    test(`${name}: ${pattern} has no bad order, and the naive one's is shown beside it`, async (t) => {
      const page = await open(t, "#race");
      await choose(page, { Flow: pattern, Limit: "1", "Earlier sessions": "0" });
      const view = raceOn(page);
      const ours = view.board(`${pattern}, limit 1`);
      const [race, naive] = await racesOf({ flow: patternFlow(pattern, 1) });
      await view.shows(`${pattern}, limit 1`, race, await race.play(allAtOnce(2)));
      await page.getByRole("button", { name: "One after the other" }).click();
      await view.shows(NAIVE, naive, await naive.play([]));

      await page.getByRole("button", { name: "Find a bad order" }).click();
      const { orders } = await race.search();
      await ours.getByText(`after every one of ${orders.toLocaleString("en-GB")} orders`).waitFor();
      await view.board(NAIVE).getByText("Bad order found").waitFor();
      await view.board(NAIVE).getByText("Nobody is left at the end").waitFor();
      const turns = await view.turns(NAIVE);
      assert.deepEqual((await naive.play(turns)).alive, []);
      await ours.getByText(/^[12] left at the end$/).waitFor();
    });
  }

  test(`${name}: a stale list shows what you say, and the rest follows`, async (t) => {
    const page = await open(t, "#race");
    await choose(page, { Flow: "silent", Limit: "1", "Earlier sessions": "0" });
    await page.getByLabel("Stale lists").check();
    const [race] = await racesOf({ flow: patternFlow("silent", 1), stale: true });
    const view = raceOn(page);
    const ours = "silent, limit 1";
    const inTime = [{ lane: 0 }, { lane: 1 }, { lane: 0 }, { lane: 1 }];
    await view.shows(ours, race, await race.play(allAtOnce(2)));
    await view.chip(ours, "login 2 lists the sessions and sees login 1 and login 2").click();
    await view.board(ours).getByLabel("login 1", { exact: true }).uncheck();
    const played = await race.play(inTime.with(3, { lane: 1, sees: ["login 2"] }));
    assert.equal(played.alive.length, 2);
    await view.shows(ours, race, played);
  });

  test(`${name}: a search can be called off`, async (t) => {
    const page = await open(t, "#race");
    await choose(page, { Flow: "silent", Limit: "1", Logins: "4", "Earlier sessions": "2" });
    await page.getByLabel("Stale lists").check();
    await page.getByRole("button", { name: "Find a bad order" }).click();
    await page.getByText(/situations so far/).waitFor();
    await page.getByRole("button", { name: "Cancel the search" }).click();
    await page.getByText("The search was cancelled.").waitFor();
    await page.getByRole("button", { name: "Find a bad order" }).waitFor();
    await settles(async () => assert.equal(page.workers().length, 0));
    assert.equal(await page.getByText(/bad order found|no bad order/i).count(), 0);
  });
}
