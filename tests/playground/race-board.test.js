/** @file The order that both boards of the race view share: what a move, a shuffle and a replay make of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { createRace, naiveNodes } from "@seatkeeper/simulation/race";
import {
  allAtOnce,
  changesBetween,
  inTurn,
  move,
  reach,
  settle,
  show,
  shuffled,
} from "../../js-wrapper/playground/src/race/board.js";
import { chance } from "../impact/chance.js";

const pairOf = (options) =>
  Promise.all([createRace(options), createRace({ ...options, nodes: naiveNodes })]);
const played = async (pair, turns) =>
  settle(turns, await Promise.all(pair.map((race) => race.play(turns))));
const stepsOf = (board) => board.map(({ step }) => step);

/** The steps for which there are turns. */
function keysOf(turns) {
  const sizes = new Map();
  return turns.map(({ lane }) => {
    const nth = sizes.get(lane) ?? 0;
    sizes.set(lane, nth + 1);
    return `${lane}.${nth}`;
  });
}

/** Races of every kind, the same each time, with turns of anybody. */
async function* races(times) {
  const random = chance(7);
  const roll = (sides) => Math.floor(random() * sides);
  for (let time = 0; time < times; time += 1) {
    const pattern = /** @type {const} */ (["warn", "silent", "reVerify", "block"])[roll(4)];
    const logins = 1 + roll(4);
    const inOrder = roll(2) === 0;
    const pair = await pairOf({
      flow: patternFlow(pattern, 1 + roll(3)),
      logins,
      priors: roll(3),
      inOrder,
      stale: roll(2) === 0,
      dates: /** @type {const} */ (["rising", "tied"])[roll(2)],
    });
    const turns = Array.from({ length: roll(30) }, () => ({ lane: roll(logins) }));
    yield { pair, turns, inOrder, roll };
  }
}

test("an order that was fitted to what was played plays the same again", async () => {
  for await (const { pair, turns } of races(60)) {
    const plays = await Promise.all(pair.map((race) => race.play(turns)));
    const settled = settle(turns, plays);
    settled.boards.forEach((board, index) => assert.deepEqual(stepsOf(board), plays[index].steps));
    assert.deepEqual(await played(pair, settled.turns), settled);
  }
});

test("each chip stands at a turn of its login, and at each turn stands a chip", async () => {
  for await (const { pair, turns } of races(60)) {
    const settled = await played(pair, turns);
    const used = settled.boards.flatMap((board) => board.map(({ column }) => column));
    assert.deepEqual(
      [...new Set(used)].sort((one, other) => one - other),
      [...settled.turns.keys()],
    );
    for (const board of settled.boards) {
      assert.equal(new Set(board.map(({ key }) => key)).size, board.length);
      board.forEach(({ column, lane }, index) => {
        assert.equal(settled.turns[column].lane, lane);
        assert.ok(index === 0 || column > board[index - 1].column);
      });
    }
  }
});

test("a chip goes where it is taken, and what the other logins do keeps its order", async () => {
  for await (const { pair, turns, inOrder, roll } of races(60)) {
    const before = await played(pair, turns);
    const chip = before.boards[0][roll(before.boards[0].length)];
    const { earliest, latest } = reach(before.turns, chip.column, inOrder);
    assert.ok(earliest <= chip.column && chip.column <= latest);
    const to = earliest + roll(latest - earliest + 1);
    const moved = move(before.turns, chip.column, to);
    const rest = (all, column) => all.toSpliced(column, 1);
    assert.deepEqual(rest(moved, to), rest(before.turns, chip.column));
    const own = (all) => all.filter(({ lane }) => lane === chip.lane);
    own(moved).forEach((turn, nth) => assert.equal(turn, own(before.turns)[nth]));
    // Nobody was passed over on the way: each step that is still taken is taken at its turn.
    for (const board of (await played(pair, moved)).boards) {
      const taken = board.map(({ key }) => key);
      const due = keysOf(moved).filter((key) => taken.includes(key));
      assert.deepEqual(
        taken.filter((key) => due.includes(key)),
        due,
      );
    }
  }
});

test("a turn can't be taken past the login's own, nor a first one past the first of its neighbours", () => {
  const turns = [0, 1, 0, 2, 1, 0, 2].map((lane) => ({ lane }));
  assert.deepEqual(reach(turns, 2), { earliest: 1, latest: 4 });
  assert.deepEqual(reach(turns, 1), { earliest: 0, latest: 3 });
  assert.deepEqual(reach(turns, 1, true), { earliest: 1, latest: 2 });
  assert.deepEqual(reach(turns, 4, true), { earliest: 2, latest: 6 });
  assert.deepEqual(reach(turns, 6), { earliest: 4, latest: 6 });
});

test("what a move changed is named, on the board where it did", async () => {
  const pair = await pairOf({ flow: patternFlow("silent", 1), logins: 2 });
  const before = await played(pair, inTurn());
  assert.deepEqual(
    before.turns,
    [0, 0, 1, 1, 1].map((lane) => ({ lane })),
  );
  // Login 2 is there before login 1 looks.
  const after = await played(pair, move(before.turns, 2, 1));
  const [ours, naive] = pair.map((_, index) =>
    changesBetween(before.boards[index], after.boards[index]),
  );
  const told = (changes) => changes.map(({ key, step }) => [key, step?.act, step?.target]);
  assert.deepEqual(told(ours), [["0.1", "list", undefined]]);
  assert.deepEqual(told(naive), [
    ["0.1", "list", undefined],
    ["0.2", "revoke", "login 2"],
  ]);
  assert.deepEqual(changesBetween(after.boards[0], after.boards[0]), []);
  assert.deepEqual(told(changesBetween(after.boards[1], before.boards[1])), [
    ["0.1", "list", undefined],
    ["0.2", undefined, undefined],
  ]);
});

test("one after the other, all at once, and by chance", async () => {
  const pair = await pairOf({ flow: patternFlow("warn", 2), logins: 3, priors: 2 });
  const lanesOf = ({ turns }) => turns.map(({ lane }) => lane);
  const ordered = lanesOf(await played(pair, inTurn()));
  assert.deepEqual(ordered, ordered.toSorted());
  const together = await played(pair, allAtOnce(3));
  assert.deepEqual(lanesOf(together).slice(0, 6), [0, 1, 2, 0, 1, 2]);
  const turns = together.turns.map((turn, at) => ({ ...turn, at }));
  const mixed = shuffled(turns, chance(3));
  assert.notDeepEqual(mixed, turns);
  for (const lane of [0, 1, 2]) {
    const own = (all) => all.filter((turn) => turn.lane === lane);
    assert.deepEqual(own(mixed), own(turns));
  }
});

test("what a stale list shows is the person's to say, and stays with that list", async () => {
  const pair = await pairOf({ flow: patternFlow("silent", 1), logins: 2, stale: true });
  const { turns, boards } = await played(pair, allAtOnce(2));
  const list = boards[0].find(({ lane, step }) => lane === 1 && step.act === "list");
  assert.deepEqual(list.step.maySee, ["login 1"]);
  const blind = await played(pair, show(turns, list.column, ["login 2"]));
  const seen = (board) => board.find(({ key }) => key === list.key).step.sees;
  assert.deepEqual(seen(boards[0]), ["login 1", "login 2"]);
  assert.deepEqual(seen(blind.boards[0]), ["login 2"]);
  const later = await played(pair, move(blind.turns, list.column, list.column - 1));
  assert.deepEqual(seen(later.boards[0]), ["login 2"]);
});

test("the order that leaves nobody leaves somebody on the other board", async () => {
  for (const pattern of /** @type {const} */ (["warn", "block"])) {
    const pair = await pairOf({ flow: patternFlow(pattern, 1), logins: 2 });
    const { nobody } = await pair[1].search();
    const { boards } = await played(pair, nobody);
    const [ours, naive] = boards.map((board) => board.at(-1).step.alive);
    assert.deepEqual(naive, []);
    assert.equal(ours.length, 1);
  }
});
