/** @file Who is in the simulator: renamed and removed with all that they did, and never two of a name. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import {
  addDevice,
  addPerson,
  flawOfName,
  removeDevice,
  removePerson,
  renameSubject,
  unlinkProfile,
} from "../../js-wrapper/playground/src/simulator/people/people.js";
import { everybody } from "../../js-wrapper/playground/src/simulator/presets.js";
import { goTo, scenarioOf } from "../../js-wrapper/playground/src/simulator/situation.js";
import { answer, logIn, logOut } from "../../js-wrapper/playground/src/simulator/steps.js";
import { playScenario } from "../../js-wrapper/simulation/src/scenario/index.js";

const FLOW = patternFlow("warn", 1);

/** Ada on two devices and answered, Grace on one and out again. */
function busy() {
  const on = (situation, person, device) => {
    const whose = situation.people[person];
    return logIn(situation, whose, whose.devices[device]);
  };
  const waiting = on(on(on(everybody(), 0, 0), 1, 0), 0, 1);
  const answered = answer(waiting, { sessionId: "ada-phone.1", output: "continue" });
  return logOut(answered, "grace-browser.1");
}

test("everybody has devices, and every id is given once", () => {
  const many = addDevice(addDevice(addPerson(everybody(), "ada-2"), 0, "phone"), 0, "phone");
  const devices = many.people.flatMap((person) => person.devices);
  for (const name of /** @type {const} */ (["id", "ip"]))
    assert.equal(new Set(devices.map((device) => device[name])).size, devices.length);
});

test("a new name changes nothing but the name", async () => {
  const before = busy();
  const after = renameSubject(before, "ada", "lovelace");
  const lines = (situation) => playScenario(scenarioOf(situation, FLOW));
  assert.deepEqual(await lines(after), await lines(before));
  assert.deepEqual(after.people[0].subjects, ["lovelace", "ada@work"]);
  assert.ok(!JSON.stringify(scenarioOf(after, FLOW)).includes('"ada"'));
  const other = renameSubject(before, "ada@work", "ada@home");
  assert.deepEqual(await lines(other), await lines(before));
  assert.deepEqual(other.steps[0].login.linkedSubjects, ["ada@home"]);
});

test("who is removed takes along what they did, and nothing of anybody else", () => {
  const before = busy();
  const left = removePerson(before, 0);
  assert.deepEqual(
    left.people.map(({ subjects }) => subjects[0]),
    ["grace"],
  );
  assert.deepEqual(
    left.steps.map(({ login, end }) => (login ?? end).sessionId),
    ["grace-browser.1", "grace-browser.1"],
  );
  assert.equal(left.shown, 2);
  assert.equal(removePerson(goTo(before, 1), 0).shown, 0);
  const onePhone = removeDevice(before, "ada-phone");
  assert.equal(onePhone.steps.length, 3);
  assert.ok(!JSON.stringify(onePhone).includes("ada-phone"));
});

test("a profile that is unlinked is signed in with no more", () => {
  const work = everybody();
  work.people[0].devices[0].profile = "ada@work";
  const [ada] = unlinkProfile(work, 0, "ada@work").people;
  assert.deepEqual(ada.subjects, ["ada"]);
  assert.equal(ada.devices[0].profile, "ada");
});

test("a name is somebody's alone, and not too long", () => {
  const flaw = (name) => flawOfName(everybody(), name);
  assert.equal(flaw("eve"), undefined);
  for (const name of ["", "  ", "ada", "ada@work", "x".repeat(41), "\ud800"])
    assert.equal(typeof flaw(name), "string", name);
});
