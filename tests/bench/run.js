/** @file `npm run bench`: our decision beside other engines', in one process and in turns: medians and ratios. */
import { readFileSync } from "node:fs";
import * as auth0 from "./auth0.js";
import { medians } from "./clock.js";
import * as deciders from "./deciders.js";
import { silentFlow } from "./flow.js";
import { microsecondsALogin } from "./impact.js";
import { firstLoad } from "./playground.js";
import { searchTime } from "./race.js";
import { gzipped, OUR_MODULES, PEER_MODULES } from "./sizes.js";
import { startup } from "./startup.js";
import { table, verdict } from "./table.js";
import { jsonRoundTrip } from "./yardstick.js";

const { figures } = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"));

/** @type {import("./table.js").Row[]} */
const rows = [];
const show = (value) => value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : 0 });

/** One row with the budget of that name; without one it is shown for information. */
function row(name, measured, detail) {
  rows.push({ name, detail, measured, budget: figures[name] });
}

/** @param {string} name @param {number} ours @param {number} theirs microseconds */
const ratio = (name, ours, theirs) =>
  row(name, ours / theirs, `${show(ours)} / ${show(theirs)} µs`);

const took = (ours, theirs) => `${show(ours)} / ${show(theirs)} ms`;

/** The same, of milliseconds. @param {string} name @param {number} ours @param {number} theirs */
const ratioOfMs = (name, ours, theirs) => row(name, ours / theirs, took(ours, theirs));

const five = { count: 5 };
const explained = { ...five, explain: true };
const contenders = {
  facts: deciders.seatkeeper(explained),
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
const one = await medians({ ...contenders, roundTrip: jsonRoundTrip(five) });
ratio("decision / JSON round trip, 5 sessions", one.facts, one.roundTrip);
ratio("decision / zen evaluate", one.facts, one.zenGraph);
ratio("decision / cedar one-shot", one.facts, one.cedarOneShot);
ratio("decision / zen expression", one.facts, one.zenExpression);
ratio("decision / cedar preparsed", one.facts, one.cedarPreparsed);
ratio("decision / json-rules-engine", one.facts, one.jsonRules);
ratio("decision / plain JavaScript", one.facts, one.floor);
ratio("decision with facts / without", one.facts, one.ours);

const many = await medians(
  {
    thousand: deciders.seatkeeper({ count: 1_000, explain: true }),
    tenThousand: deciders.seatkeeper({ count: 10_000, explain: true }),
    floor: deciders.plainJavaScript({ count: 10_000 }),
    roundTrip: jsonRoundTrip({ count: 10_000 }),
  },
  { rounds: 15 },
);
ratio("10,000 sessions / 1,000", many.tenThousand, many.thousand);
const [ofMany, ofMost] = [many.tenThousand / 1000, many.roundTrip / 1000];
ratioOfMs("decision / JSON round trip, 10,000 sessions", ofMany, ofMost);
ratioOfMs("10,000 sessions / plain JavaScript", ofMany, many.floor / 1000);

const whole = await medians({ flow: await silentFlow(), decision: deciders.seatkeeper(explained) });
ratio("whole silent flow / one decision", whole.flow, whole.decision);

const { search, roundTrip } = await searchTime();
ratioOfMs("race search / JSON round trip", search, roundTrip);

const fresh = await startup();
ratioOfMs("fresh process / of zen", fresh.seatkeeper, fresh.zen);
ratioOfMs("fresh process / of cedar", fresh.seatkeeper, fresh.cedar);

const page = await firstLoad();
row("playground: first load", page.kilobytes, "JavaScript and modules, by gzip");
ratioOfMs("playground: interactive / JSON round trip", page.interactive, page.roundTrip);

const added = await auth0.addedTime();
row("auth0: added to a login / recipe", added.ours / added.recipe, took(added.ours, added.recipe));
row("auth0: calls under the limit", await auth0.callsUnderTheLimit("management"), "Management API");
row("auth0: calls with stamps", await auth0.callsUnderTheLimit("stamps"), "Management API");
row("auth0: 429, open again in 4 s", await auth0.limitedRate(), "with 2 s to decide in");
row("auth0: 100 logins at once", await auth0.atOnce(), "alive at the end, the newest among them");
const cold = await auth0.coldStart();
row("auth0: cold start / SDK 5 alone", cold.ours / cold.sdk, took(cold.ours, cold.sdk));

const played = { once: 200_000, twice: 400_000 };
const once = await microsecondsALogin(played.once);
const twice = await microsecondsALogin(played.twice);
const speed = `${show(1e6 / once.login)} a second, read and played at ten limits`;
row("impact: 1,000 logins / JSON round trip", once.login / once.roundTrip, speed);
row("impact: twice the logins / once", (2 * twice.login) / once.login, "the whole of each");

const KIB = 1024;
for (const { name, file } of [...OUR_MODULES, ...PEER_MODULES]) {
  row(`gzip of ${name}`, gzipped(file) / KIB, "KiB");
}

console.log(table(rows));
process.exitCode = rows.some((each) => verdict(each) === "MISSED") ? 1 : 0;
