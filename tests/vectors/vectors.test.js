/** @file The vectors through WebAssembly: a prepared node and a fresh one give what each vector says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";
import { mismatch, readVectors } from "./read.js";

const nodes = loadNodes();
const vectors = readVectors();
/** Nodes that have already answered other vectors, by node type and config. */
const prepared = new Map();

/** The step, or the error as data, as the native vectors have it. */
function outcome(act) {
  try {
    return act();
  } catch (error) {
    if (error.name !== "NodeError") throw error;
    const { code, path, message } = error;
    const place = path && `\`${path}\`: `;
    assert.ok(message.startsWith(place), `the message begins with its path: ${message}`);
    return { error: { code, path, message: message.slice(place.length) } };
  }
}

function stepFresh({ node, config, input }) {
  return outcome(() => {
    const fresh = nodes.prepare(node, config);
    try {
      return fresh.step(input);
    } finally {
      fresh.free();
    }
  });
}

function stepPrepared({ node, config, input }) {
  return outcome(() => {
    const key = `${node} ${JSON.stringify(config)}`;
    if (!prepared.has(key)) prepared.set(key, nodes.prepare(node, config));
    return prepared.get(key).step(input);
  });
}

for (const vector of vectors) {
  test(vector.name, () => {
    const before = structuredClone(vector.input);
    const step = stepFresh(vector);
    assert.equal(mismatch(vector.then, step), undefined);
    assert.deepEqual(stepPrepared(vector), step);
    assert.deepEqual(vector.input, before);
  });
}

test("the other way round, every prepared node says the same again", () => {
  for (const vector of vectors.toReversed()) {
    assert.equal(mismatch(vector.then, stepPrepared(vector)), undefined, vector.name);
  }
});
