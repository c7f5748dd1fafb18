/** What a program in TypeScript does with the simulations, strictly. */
import { patternFlow } from "@seatkeeper/host";
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";
import type { Impact } from "@seatkeeper/simulation/impact";
import { createRace, naiveNodes } from "@seatkeeper/simulation/race";
import type { Race, Turn } from "@seatkeeper/simulation/race";
import { openScenario, playScenario } from "@seatkeeper/simulation/scenario";
import type { Scenario, ScenarioLine } from "@seatkeeper/simulation/scenario";

const scenario: Scenario = {
  flow: { pattern: "warn", limit: 2, options: { strategy: "excess" } },
  sessions: [{ id: "tv", subject: "ada", createdAt: 1 }],
  steps: [
    { at: 1000, login: { subject: "ada", sessionId: "phone", trigger: "login" } },
    { at: 2000, fail: { request: "listSessions", error: "timeout", times: 2 } },
    { at: 3000, change: { limit: 3, options: { reportOnly: true } } },
    { at: 4000, answer: { sessionId: "phone", output: "continue" } },
    { at: 5000, end: { sessionId: "phone" } },
  ],
};
const lines: ScenarioLine[] = await playScenario(scenario);
for (const line of lines)
  if ("outcome" in line) console.log(line.outcome, line.ended.length, line.reason);
const stage = await openScenario({ ...scenario, flow: patternFlow("block", 1) });
const played = await stage.next();
if (played?.result?.outcome === "paused") console.log(played.result.pause?.token);
console.log(
  stage.sessions({ subject: "ada" }, 1000).map(({ session, standing }) => [session.id, standing]),
);

const race: Race = await createRace({
  flow: patternFlow("silent", 1),
  logins: 3,
  dates: "tied",
  nodes: naiveNodes,
});
const { nobody = [], ends } = await race.search({ until: "nobody" });
const turns: Turn[] = [...nobody, { lane: 0 }];
const { alive, lanes } = await race.play(turns);
console.log(
  alive,
  lanes.map(({ outcome }) => outcome),
  ends.length,
);

const history = await readHistory("subject,session,created\nada,a,1\n", { format: "csv" });
const impact: Impact = await impactOf(history, {
  options: { scope: "client" },
  limits: [1, 2],
  patterns: ["warn"],
});
for (const { pattern, limits } of impact.patterns) console.log(pattern, limits[0]?.people);
