/** What must not compile: each of these lines is a mistake with the simulations that the declarations find. */
import { patternFlow } from "@seatkeeper/host";
import { impactOf } from "@seatkeeper/simulation/impact";
import type { History } from "@seatkeeper/simulation/impact";
import { createRace } from "@seatkeeper/simulation/race";
import { playScenario } from "@seatkeeper/simulation/scenario";
import type { Scenario, ScenarioStep } from "@seatkeeper/simulation/scenario";

declare const history: History;
declare const scenario: Scenario;

// @ts-expect-error A scenario has steps.
await playScenario({ flow: { pattern: "warn", limit: 2 } });
// @ts-expect-error There is no such pattern.
await playScenario({ ...scenario, flow: { pattern: "wran", limit: 2 } });
// @ts-expect-error Who is warned needs no rescue.
export const flow: Scenario["flow"] = { pattern: "warn", options: { rescue: "reVerify" } };
// @ts-expect-error There is no such step.
export const step: ScenarioStep = { at: 1, logn: { subject: "ada", sessionId: "phone" } };
// @ts-expect-error A login says which session it is about.
export const login: ScenarioStep = { at: 1, login: { subject: "ada" } };
// @ts-expect-error There is no such fault.
export const fault: ScenarioStep = { at: 1, fail: { request: "listSessions", error: "slow" } };
const [line] = await playScenario(scenario);
// @ts-expect-error It may be a change.
line?.outcome;
// @ts-expect-error There are no such dates.
await createRace({ flow: patternFlow("silent", 1), dates: "falling" });
// @ts-expect-error A race is over a flow.
await createRace({ logins: 2 });
// @ts-expect-error There is no such pattern.
await impactOf(history, { patterns: ["wran"] });
// @ts-expect-error There is no such option.
await impactOf(history, { options: { scop: "client" } });
