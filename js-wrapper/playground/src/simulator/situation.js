/** @file What the simulator is about: people with their devices, the clock, and the steps so far. Each function gives the next one. */

/**
 * @typedef {object} Device
 * @property {string} id
 * @property {keyof typeof import("./device/device-kinds.js").DEVICE_KINDS} kind
 * @property {string} profile which of the person's subjects logs in at it
 * @property {string} clientId
 * @property {boolean} trusted the provider knows it by something signed
 * @property {string} ip
 *
 * @typedef {object} Person
 * @property {string[]} subjects the first one is the name, the others are linked profiles
 * @property {Device[]} devices
 *
 * @typedef {object} Situation
 * @property {Person[]} people
 * @property {any[]} steps of a scenario
 * @property {number} shown how many of them have been played; the others come when somebody steps forward
 * @property {number} clock epoch ms
 * @property {number} [lifetimeMs] of a session that begins now; left out: it doesn't end by itself
 */

/** No time of anybody's: what is shown is the same on every day. */
export const START = Date.UTC(2030, 0, 1, 9);
const STEP_MS = 1_000;
/** A field for a date has room for no later one. */
const END = Date.UTC(9999, 0);

/** @param {Person[]} people @returns {Situation} */
export const situationOf = (people) => ({ people, steps: [], shown: 0, clock: START });

/** As `seatkeeper simulate` takes it. @param {Situation} situation @param {any} flow */
export const scenarioOf = ({ steps }, flow) => ({ flow, sessions: [], steps });

/**
 * Something happens, a second after what is shown. What came later came of another past, and is dropped.
 *
 * @param {Situation} situation
 * @param {(at: number) => any} stepAt the step, without its time
 * @returns {Situation}
 */
export function act(situation, stepAt) {
  const clock = situation.clock + STEP_MS;
  const steps = [...situation.steps.slice(0, situation.shown), { at: clock, ...stepAt(clock) }];
  return { ...situation, clock, steps, shown: steps.length };
}

/** @param {Situation} situation @param {number} shown @returns {Situation} at the time of its last step */
export function goTo(situation, shown) {
  const within = Math.min(Math.max(shown, 0), situation.steps.length);
  return { ...situation, shown: within, clock: situation.steps[within - 1]?.at ?? START };
}

/** @param {Situation} situation @param {number} clock @returns {Situation} */
export const moveClock = (situation, clock) =>
  clock >= 0 && clock < END ? { ...situation, clock } : situation;

/** Nothing has happened yet, to the same people. @param {Situation} situation @returns {Situation} */
export const startOver = (situation) => ({ ...situation, steps: [], shown: 0, clock: START });

/**
 * Without some of the steps.
 *
 * @param {Situation} situation
 * @param {(step: any) => boolean} stays
 * @returns {Situation}
 */
export function keepSteps(situation, stays) {
  const steps = situation.steps.filter(stays);
  const shown = situation.steps.slice(0, situation.shown).filter(stays).length;
  return { ...situation, steps, shown };
}
