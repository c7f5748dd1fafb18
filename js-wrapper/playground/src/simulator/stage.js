/** @file Plays the situation's steps under a flow: what came of each, and whose sessions stand how by the clock. */

import { openScenario } from "@seatkeeper/simulation/scenario";
import { scenarioOf } from "./situation.js";

/**
 * @typedef {{ session: import("@seatkeeper/host").Session, standing: string }} Row
 *
 * @typedef {object} Frame
 * @property {any} step
 * @property {any} line as `seatkeeper simulate` prints it
 * @property {import("@seatkeeper/host").Result} [result]
 * @property {Row[][]} people the sessions of each person after it
 *
 * @typedef {object} Stage
 * @property {Frame[]} frames one for each step
 * @property {Row[][]} people the sessions of each person as the clock has it
 * @property {any} [flow] that it was played under
 * @property {string} [problem] why nothing could be played
 */

/** @type {Stage} */
export const EMPTY = { frames: [], people: [] };

/** Something that changes nothing: what time alone has brought to an end, ends. */
const TIME_PASSES = { end: { sessionId: "nobody's" } };

/**
 * @param {import("./situation.js").Situation} situation
 * @param {any} flow
 * @returns {Promise<Stage>}
 */
export async function playStage(situation, flow) {
  const { steps, shown, clock } = situation;
  const played = steps.slice(0, shown);
  const asIf = { ...situation, steps: [...played, { at: clock, ...TIME_PASSES }] };
  try {
    const frames = await framesOf(situation, flow);
    const byNow = (await framesOf(asIf, flow)).at(-1).people;
    return { frames, people: byNow, flow };
  } catch (error) {
    if (error.code === undefined) throw error;
    return { ...EMPTY, problem: error.message };
  }
}

/** @returns {Promise<Frame[]>} */
async function framesOf(situation, flow) {
  const stage = await openScenario(scenarioOf(situation, flow));
  const frames = [];
  for (const step of situation.steps) {
    const played = await stage.next();
    const people = situation.people.map(({ subjects: [subject, ...linkedSubjects] }) =>
      stage.sessions({ subject, linkedSubjects }, step.at),
    );
    frames.push({ step, ...played, people });
  }
  return frames;
}
