/** @file The settings of the flow itself: those that the flow check knows, with the words that it takes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, patternFlow } from "@seatkeeper/host";
import { FLOW_SETTINGS } from "../../js-wrapper/playground/src/editor/inspector/flow-settings.js";

for (const { name, values } of FLOW_SETTINGS.filter((setting) => setting.values)) {
  test(`${name}: every word that the check takes, and no other`, async () => {
    const flow = patternFlow("warn", 3);
    for (const value of values) await compileFlow({ ...flow, [name]: value });
    await assert.rejects(compileFlow({ ...flow, [name]: "no such word" }), ({ message, path }) => {
      assert.equal(path, `/${name}`);
      const [, ...words] = [...message.matchAll(/`([^`]+)`/g)].map(([, word]) => word);
      assert.deepEqual(words.sort(), values.map(String).sort());
      return true;
    });
  });
}

test("every setting of a pattern that belongs to the flow can be set", () => {
  const set = { onNoSession: "deny", pauseMs: 1000, reportOnly: true, whenNonInteractive: "deny" };
  const { name: _, version: __, nodes: ___, edges: ____, ...own } = patternFlow("warn", 3, set);
  assert.deepEqual(Object.keys(own).sort(), FLOW_SETTINGS.map(({ name }) => name).sort());
});
