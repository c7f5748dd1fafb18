/** @file The boards of the race view, as somebody reads them who sees or hears the page. */
import assert from "node:assert/strict";
import { deed, nameOf } from "../../../js-wrapper/playground/src/race/words.js";
import { settles } from "./world.js";

/** @param {import("playwright-core").Page} page */
export function raceOn(page) {
  const board = (side) => page.getByRole("region", { name: side });
  const grid = (side) => page.getByRole("group", { name: side });

  /** The steps in time, each as `{ lane, moment, says }`. */
  async function stepsOf(side) {
    const read = (all) => all.map(({ textContent, title }) => ({ textContent, title }));
    const chips = await grid(side).getByRole("button").evaluateAll(read);
    const steps = chips.map(({ textContent, title }) => {
      const [, lane, moment] = /^login (\d): .*, moment (\d+)(?:changed)?$/.exec(textContent);
      return { lane: Number(lane) - 1, moment: Number(moment), says: title };
    });
    return steps.sort((one, other) => one.moment - other.moment);
  }

  async function shown(side) {
    const ends = board(side).getByRole("list", { name: "Sessions at the end" });
    return {
      says: (await stepsOf(side)).map((step) => step.says),
      ends: await ends.textContent(),
      lanes: await grid(side)
        .getByText(/^login \d(allowed|denied)$/)
        .allTextContents(),
      left: await board(side)
        .getByText(/ left at the end$/)
        .textContent(),
    };
  }

  return {
    board,
    stepsOf,
    /** The chip of a step. @param {string} side @param {string} says as `stepsOf` has it */
    chip: (side, says) => grid(side).getByTitle(says, { exact: true }),
    /** Whose turn it is at each moment, on any board. @param {string[]} sides */
    async turns(...sides) {
      const steps = (await Promise.all(sides.map(stepsOf))).flat();
      const turns = [];
      for (const { lane, moment } of steps) turns[moment - 1] = { lane };
      return turns;
    },
    /**
     * Waits until a board shows what was played.
     *
     * @param {string} side the beginning of its title
     * @param {import("@seatkeeper/simulation/race").Race} race
     * @param {import("@seatkeeper/simulation/race").Played} played by it
     */
    async shows(side, { sessions }, { steps, lanes, alive }) {
      const expected = {
        says: steps.map((step) => `${nameOf(step.lane)} ${deed(step)}`),
        ends: sessions.map(({ id }) => `${id} ${alive.includes(id) ? "alive" : "ended"}`).join(""),
        lanes: lanes.map(({ outcome }, lane) => `${nameOf(lane)}${outcome}`),
        left: `${alive.length === 0 ? "Nobody is" : alive.length} left at the end`,
      };
      await settles(async () => assert.deepEqual(await shown(side), expected));
    },
  };
}
