/** @file Each story of the simulator ends as its words say. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shownOn } from "../../js-wrapper/playground/src/simulator/device/device-state.js";
import { PRESETS } from "../../js-wrapper/playground/src/simulator/presets.js";
import { playStage } from "../../js-wrapper/playground/src/simulator/stage.js";

/** What each of Ada's devices shows at the end, and what the last line says. */
const ENDS = {
  "Three devices, limit reached": {
    states: ["signedIn", "signedIn", "signedIn", "waiting"],
    line: { outcome: "paused", waitingFor: "session-limit-page", activeSessionCount: 3 },
  },
  "Pick which device to sign out": {
    states: ["signedIn", "signedIn", "waiting"],
    line: { outcome: "paused", waitingFor: "session-limit-page", activeSessionCount: 2 },
    page: { choose: 1 },
  },
  "A TV that can't show a page": {
    states: ["signedIn", "turnedAway"],
    line: { outcome: "denied", reason: "notInteractive", ended: [] },
  },
  "The directory is down": {
    states: ["signedIn", "signedIn"],
    line: { outcome: "allowed", activeSessionCount: undefined, ended: [] },
    openAdmission: true,
  },
  "Linked profiles": {
    states: ["signedIn", "turnedAway"],
    line: { outcome: "denied", activeSessionCount: 1 },
  },
  "An impersonator doesn't count": {
    states: ["signedIn", "signedIn", "turnedAway"],
    line: { outcome: "denied", activeSessionCount: 1 },
  },
};

test("every story has an end", () => {
  assert.deepEqual(
    PRESETS.map(({ name }) => name),
    Object.keys(ENDS),
  );
});

for (const { name, flow, situation } of PRESETS) {
  test(name, async () => {
    const { states, line, page, openAdmission = false } = ENDS[name];
    const story = situation();
    const { frames, people } = await playStage(story, flow());
    const [{ devices }] = story.people;
    assert.deepEqual(
      devices.map(({ id }) => shownOn(id, frames, people[0]).state),
      states,
    );
    const last = frames.at(-1);
    for (const [field, value] of Object.entries(line)) assert.deepEqual(last.line[field], value);
    assert.equal(last.result.record.openAdmission, openAdmission);
    if (page) assert.equal(last.result.page.choose, page.choose);
    const impersonated = people[0].filter(({ standing }) => standing === "interim");
    assert.equal(impersonated.length, name.startsWith("An impersonator") ? 1 : 0);
  });
}
