/** @file Runs every check and test there is, or those whose names contain one of the words given. */
import { availableParallelism } from "node:os";
import { checks } from "./runner/checks.js";
import { run } from "./runner/program.js";
import { summary } from "./runner/summary.js";

const filters = process.argv.slice(2);
const chosen = checks(filters);
if (chosen.length === 0) {
  console.error(`nothing here is called ${filters.map((word) => `\`${word}\``).join(" or ")}`);
  process.exit(2);
}

// Cargo's checks wait for one another anyway: one lane for them and one for the rest fills two cores.
const isCargo = ({ program }) => program === "cargo";
const lanes = [chosen.filter(isCargo), chosen.filter((check) => !isCargo(check))];
if (availableParallelism() < 2) lanes.unshift(lanes.splice(0).flat());

const results = await Promise.all(
  lanes.map(async (lane) => {
    const done = [];
    for (const check of lane) done.push(await run(check));
    return done;
  }),
);
console.log(summary(results.flat()));
process.exitCode = results.flat().every(({ ok }) => ok) ? 0 : 1;
