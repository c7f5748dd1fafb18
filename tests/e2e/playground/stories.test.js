/** @file Each story of the simulator: its lines, the way on the canvas and the explanation are those of the engine. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openScenario } from "@seatkeeper/simulation/scenario";
import { PRESETS } from "../../../js-wrapper/playground/src/simulator/presets.js";
import { scenarioOf } from "../../../js-wrapper/playground/src/simulator/situation.js";
import {
  comparisonText,
  standingText,
} from "../../../js-wrapper/playground/src/simulator/words.js";
import { browsers } from "../browsers.js";
import { simulatorOn } from "./simulator-desk.js";
import { playgroundIn } from "./world.js";

/** What the engine says to each step. */
async function played(scenario) {
  const stage = await openScenario(scenario);
  const all = [];
  for (let one = await stage.next(); one; one = await stage.next()) all.push(one);
  return all;
}

/** The way through a flow that these visits took. */
function wayOf({ edges }, { line, result }) {
  const { visits } = result.record;
  const wires = visits.flatMap(({ node, output }) =>
    edges.filter(({ source, sourceHandle }) => source === node && sourceHandle === output),
  );
  return {
    visited: visits.map(({ node }) => node).toSorted(),
    waits: line.outcome === "paused" ? [wires.at(-1).target] : [],
    taken: wires
      .map(({ source, sourceHandle, target }) => `${source}, ${sourceHandle}: leads to ${target}`)
      .toSorted(),
  };
}

const idOf = (card) => card.split(" ").at(-1);

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  for (const preset of PRESETS) {
    test(`${name}: ${preset.name}`, async (t) => {
      const page = await open(t, "#simulator");
      const simulator = simulatorOn(page);
      await simulator.begin(preset.name);
      const flow = preset.flow();
      const steps = await played(scenarioOf(preset.situation(), flow));
      await simulator.timeline.nth(steps.length - 1).waitFor();
      await page.getByRole("heading", { name: flow.name }).waitFor();
      const lines = await simulator.lines();
      assert.deepEqual(
        lines,
        steps.map(({ line }) => JSON.stringify(line)),
      );

      const last = steps.at(-1);
      const { visited, waits, taken } = await simulator.lit();
      assert.deepEqual(
        { visited: visited.map(idOf).toSorted(), waits: waits.map(idOf), taken: taken.toSorted() },
        wayOf(flow, last),
      );
      for (const { node, type, output, facts = {} } of last.result.record.visits) {
        const visit = simulator.why.getByRole("region", { name: node, exact: true });
        if (output) await visit.getByText(`goes on by ${output}`).waitFor();
        for (const comparison of facts.comparisons ?? [])
          await visit.getByText(comparisonText(comparison)).waitFor();
        const { sessions = [] } = facts;
        const rows = await simulator.sessionsAt(node).allInnerTexts();
        assert.equal(rows.length, sessions.length === 0 ? 0 : sessions.length + 1);
        for (const [index, { id, standing }] of sessions.entries()) {
          assert.ok(rows[index + 1].startsWith(id));
          assert.ok(rows[index + 1].includes(standingText(standing, type)), rows[index + 1]);
          const isCounted = type === "data-query" && standing === "counted";
          assert.equal(rows[index + 1].includes("Counted:"), isCounted);
        }
      }
    });
  }
}
