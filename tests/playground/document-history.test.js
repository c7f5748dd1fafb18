/** @file Undo and redo. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, change, redo, undo } from "../../js-wrapper/playground/src/document/history.js";

test("undo goes back a step at a time, redo forth again, and neither beyond the ends", () => {
  let history = begin(0);
  for (let step = 1; step <= 5; step += 1) history = change(history, step);
  const seen = [];
  for (let step = 0; step < 7; step += 1) {
    history = undo(history);
    seen.push(history.present);
  }
  assert.deepEqual(seen, [4, 3, 2, 1, 0, 0, 0]);
  for (let step = 0; step < 7; step += 1) history = redo(history);
  assert.equal(history.present, 5);
});

test("changes of one word are one step; another word, or none, begins a new one", () => {
  let history = begin("");
  for (const text of ["a", "ab", "abc"]) history = change(history, text, "name");
  history = change(history, "abc!", "version");
  history = change(history, "x");
  history = change(history, "y");
  const seen = [];
  for (let step = 0; step < 4; step += 1) {
    history = undo(history);
    seen.push(history.present);
  }
  assert.deepEqual(seen, ["x", "abc!", "abc", ""]);
});

test("after an undo the same word begins a step of its own", () => {
  let history = change(change(begin(""), "a", "name"), "ab", "name");
  history = change(undo(history), "b", "name");
  assert.equal(undo(history).present, "");
  assert.deepEqual(redo(history).present, "b");
});

test("a change after an undo forgets what was undone", () => {
  const history = change(undo(change(change(begin(0), 1), 2)), 3);
  assert.equal(redo(history).present, 3);
  assert.equal(undo(history).present, 1);
});

test("random steps agree with a plain list of documents", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  let history = begin(0);
  let list = [0];
  let at = 0;
  for (let step = 1; step < 2000; step += 1) {
    const what = random(3);
    if (what === 0) {
      history = change(history, step);
      list = [...list.slice(0, at + 1), step];
      at += 1;
    } else if (what === 1) {
      history = undo(history);
      at = Math.max(at - 1, 0);
    } else {
      history = redo(history);
      at = Math.min(at + 1, list.length - 1);
    }
    assert.equal(history.present, list[at]);
  }
});

test("what is kept has a bound", () => {
  let history = begin(0);
  for (let step = 1; step <= 1000; step += 1) history = change(history, step);
  for (let step = 1; step <= 1000; step += 1) history = undo(history);
  assert.equal(history.present, 800);
});
