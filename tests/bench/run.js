/** @file `npm run bench`: our decision beside other engines', in one process and in turns; ratios, not seconds. */
import { readFileSync } from "node:fs";
import { medians } from "./clock.js";
import * as deciders from "./deciders.js";
import { silentFlow } from "./flow.js";
import { gzipped, OUR_MODULES, PEER_MODULES } from "./sizes.js";
import { startup } from "./startup.js";
import { table, verdict } from "./table.js";

const { ratios } = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"));

/** @type {import("./table.js").Row[]} */
const rows = [];

/** One row: `ours` divided by `theirs`, and the budget of that name. */
function row(name, ours, theirs, unit) {
  const show = (value) => value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : 0 });
  if (!ratios[name]) throw new Error(`tests/budgets.json has no ratio \`${name}\``);
  rows.push({
    name,
    detail: `${show(ours)} / ${show(theirs)} ${unit}`,
    measured: ours / theirs,
    budget: ratios[name],
  });
}

const five = { count: 5 };
const contenders = {
  facts: deciders.seatkeeper({ ...five, explain: true }),
  ours: deciders.seatkeeper({ ...five, explain: false }),
  floor: deciders.plainJavaScript(five),
  zenGraph: deciders.zenGraph(five),
  zenExpression: deciders.zenExpression(five),
  cedarOneShot: deciders.cedarOneShot(five),
  cedarPreparsed: deciders.cedarPreparsed(five),
  jsonRules: deciders.jsonRules(five),
};
for (const [name, decide] of Object.entries(contenders)) {
  if ((await decide()) !== true) throw new Error(`${name} doesn't see that there are too many`);
}
const one = await medians(contenders);
row("decision / zen evaluate", one.facts, one.zenGraph, "µs");
row("decision / zen expression", one.facts, one.zenExpression, "µs");
row("decision / cedar one-shot", one.facts, one.cedarOneShot, "µs");
row("decision / cedar preparsed", one.facts, one.cedarPreparsed, "µs");
row("decision / json-rules-engine", one.facts, one.jsonRules, "µs");
row("decision / plain JavaScript", one.facts, one.floor, "µs");
row("decision with facts / without", one.facts, one.ours, "µs");

const many = await medians(
  {
    thousand: deciders.seatkeeper({ count: 1_000, explain: true }),
    tenThousand: deciders.seatkeeper({ count: 10_000, explain: true }),
  },
  { rounds: 15 },
);
row("10,000 sessions / 1,000", many.tenThousand, many.thousand, "µs");

const flow = await medians({ flow: await silentFlow(), zenGraph: contenders.zenGraph });
row("whole silent flow / zen evaluate", flow.flow, flow.zenGraph, "µs");

const fresh = await startup();
row("fresh process / cedar", fresh.seatkeeper, fresh.cedar, "ms");
row("fresh process / zen", fresh.seatkeeper, fresh.zen, "ms");

for (const our of OUR_MODULES) {
  for (const peer of PEER_MODULES) {
    const name = `gzip of ${our.name} / ${peer.name}`;
    row(name, gzipped(our.file) / 1024, gzipped(peer.file) / 1024, "KiB");
  }
}

console.log(table(rows));
process.exitCode = rows.some((each) => verdict(each) === "MISSED") ? 1 : 0;
