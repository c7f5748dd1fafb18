/**
 * @file An order of turns that several boards share: each column is a turn, and a board has a chip there if
 * its flow did something with it.
 */

/**
 * @typedef {import("@seatkeeper/simulation/race").Turn} Turn
 * @typedef {import("@seatkeeper/simulation/race").RaceStep} RaceStep
 * @typedef {import("@seatkeeper/simulation/race").Played} Played
 *
 * @typedef {object} Chip a step, and where it stands
 * @property {string} key the same step of the same lane before and after a move
 * @property {number} lane
 * @property {number} nth of its lane, from 0
 * @property {number} column from 0
 * @property {RaceStep} step
 */

/** More turns than a lane can have steps: so many there are at most in an order that is made without knowing. */
const MOST_STEPS = 24;

/**
 * Fits an order to what was played: turns that no board used are left out, and the steps that were taken
 * after the last turn get turns of their own. Playing the new order gives the same steps.
 *
 * @param {Turn[]} turns
 * @param {Played[]} plays what each board made of them
 * @returns {{ turns: Turn[], boards: Chip[][] }} boards in the order of the plays
 */
export function settle(turns, plays) {
  const taken = plays.map(({ steps }) => columnsOf(turns, steps));
  const rest = plays.map(({ steps }, index) => steps.slice(taken[index].length));
  const lanes = Math.max(...plays.map((played) => played.lanes.length));
  const added = [];
  for (let lane = 0; lane < lanes; lane += 1) {
    const ofLane = rest.map((steps) => steps.filter((step) => step.lane === lane).length);
    const first = turns.length + added.length;
    ofLane.forEach((size, index) => {
      for (let each = 0; each < size; each += 1) taken[index].push(first + each);
    });
    for (let each = 0; each < Math.max(...ofLane); each += 1) added.push({ lane });
  }
  const used = [...new Set(taken.flat())].sort((one, other) => one - other);
  const all = [...turns, ...added];
  return {
    turns: used.map((column) => all[column]),
    boards: plays.map(({ steps }, index) =>
      chipsOf(
        steps,
        taken[index].map((column) => used.indexOf(column)),
      ),
    ),
  };
}

/** The turns that the steps took: the next step was taken at the next turn of its lane. */
function columnsOf(turns, steps) {
  const columns = [];
  turns.forEach(({ lane }, column) => {
    if (steps[columns.length]?.lane === lane) columns.push(column);
  });
  return columns;
}

/** @returns {Chip[]} */
function chipsOf(steps, columns) {
  const sizes = new Map();
  return steps.map((step, index) => {
    const { lane } = step;
    const nth = sizes.get(lane) ?? 0;
    sizes.set(lane, nth + 1);
    return { key: `${lane}.${nth}`, lane, nth, column: columns[index], step };
  });
}

/**
 * How far a turn can go: a login's own steps keep their order, and where sessions appear in order, so do
 * the first steps of all.
 *
 * @param {Turn[]} turns
 * @param {number} column
 * @param {boolean} [inOrder]
 * @returns {{ earliest: number, latest: number }}
 */
export function reach(turns, column, inOrder = false) {
  const { lane } = turns[column];
  const first = (of) => turns.findIndex((turn) => turn.lane === of);
  const isFirst = inOrder && first(lane) === column;
  const before = turns.findLastIndex((turn, at) => at < column && turn.lane === lane);
  const after = turns.findIndex((turn, at) => at > column && turn.lane === lane);
  const next = isFirst ? first(lane + 1) : -1;
  const ends = [after, next].filter((at) => at >= 0);
  return {
    earliest: Math.max(before, isFirst ? first(lane - 1) : -1) + 1,
    latest: Math.min(turns.length, ...ends) - 1,
  };
}

/**
 * Takes a turn to another column.
 *
 * @param {Turn[]} turns
 * @param {number} from
 * @param {number} to within its {@link reach}
 * @returns {Turn[]}
 */
export const move = (turns, from, to) => turns.toSpliced(from, 1).toSpliced(to, 0, turns[from]);

/** The nearest column to one within a reach. @param {{ earliest: number, latest: number }} reach @param {number} column */
export const within = ({ earliest, latest }, column) =>
  Math.min(Math.max(column, earliest), latest);

/** What a list shows, of what it may or may not show. @param {Turn[]} turns @param {number} column @param {string[]} sees */
export const show = (turns, column, sees) => turns.with(column, { ...turns[column], sees });

/**
 * The steps that are not what they were.
 *
 * @param {Chip[]} before
 * @param {Chip[]} after
 * @returns {Array<{ key: string, lane: number, step?: RaceStep }>} without a step: it is no longer taken
 */
export function changesBetween(before, after) {
  const was = new Map(before.map((chip) => [chip.key, chip]));
  const is = new Set(after.map(({ key }) => key));
  const others = after
    .filter(({ key, step }) => deedOf(was.get(key)?.step) !== deedOf(step))
    .map(({ key, lane, step }) => ({ key, lane, step }));
  const gone = before.filter(({ key }) => !is.has(key)).map(({ key, lane }) => ({ key, lane }));
  return [...others, ...gone];
}

const deedOf = (step) =>
  step && JSON.stringify([step.act, step.target, step.sees, step.page, step.output]);

/** One after the other: what a race does where no turn is given. @returns {Turn[]} */
export const inTurn = () => [];

/** Step by step, all of them. @param {number} lanes @returns {Turn[]} */
export const allAtOnce = (lanes) =>
  Array.from({ length: lanes * MOST_STEPS }, (_, index) => ({ lane: index % lanes }));

/**
 * @param {Turn[]} turns
 * @param {() => number} [random] from 0 up to 1
 * @returns {Turn[]} the same in any order; a login's own stay in theirs
 */
export function shuffled(turns, random = Math.random) {
  const lanes = turns.map(({ lane }) => lane);
  for (let last = lanes.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [lanes[last], lanes[other]] = [lanes[other], lanes[last]];
  }
  const next = new Map();
  return lanes.map((lane) => {
    const nth = next.get(lane) ?? 0;
    next.set(lane, nth + 1);
    return turns.filter((turn) => turn.lane === lane)[nth];
  });
}
