/** @file The simulator's stage: it shows what `simulate` prints, forwards and backwards, and time does what time does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { playScenario } from "../../js-wrapper/simulation/src/scenario/index.js";
import { shownOn } from "../../js-wrapper/playground/src/simulator/device/device-state.js";
import { litPath } from "../../js-wrapper/playground/src/simulator/path.js";
import {
  addPerson,
  changeDevice,
  linkProfile,
} from "../../js-wrapper/playground/src/simulator/people/people.js";
import { everybody } from "../../js-wrapper/playground/src/simulator/presets.js";
import {
  act,
  goTo,
  moveClock,
  scenarioOf,
  situationOf,
  START,
} from "../../js-wrapper/playground/src/simulator/situation.js";
import { playStage } from "../../js-wrapper/playground/src/simulator/stage.js";
import {
  answer,
  breakDirectory,
  logIn,
  logOut,
  renew,
} from "../../js-wrapper/playground/src/simulator/steps.js";

const MINUTE = 60_000;
const ada = (...kinds) => addPerson(situationOf([]), "ada", /** @type {any} */ (kinds));

/** The first person, at one of their devices. */
const at = (situation, index) => [
  situation,
  situation.people[0],
  situation.people[0].devices[index],
];
const inAt = (situation, index, trigger) => {
  const [before, person, device] = at(situation, index);
  return logIn(before, person, device, trigger);
};

/** What each device of the first person shows. */
async function screens(situation, flow) {
  const { frames, people, problem } = await playStage(situation, flow);
  assert.equal(problem, undefined);
  const played = frames.slice(0, situation.shown);
  return situation.people[0].devices.map(({ id }) => shownOn(id, played, people[0]));
}

const states = async (situation, flow) =>
  (await screens(situation, flow)).map(({ state }) => state);

/** Anything that a person could click, one after the other. */
function clicked(seed) {
  const next = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const one = (list) => list[next(list.length)];
  let situation = { ...everybody(), ...(next(2) && { lifetimeMs: 30 * MINUTE }) };
  for (let count = 0; count < 14; count += 1) {
    const person = one(situation.people);
    const device = one(person.devices);
    const logins = situation.steps.filter(({ login }) => login?.device.id === device.id);
    const sessionId = logins.at(-1)?.login.sessionId ?? "nobody";
    const trigger = one(["sso", "refresh", "stepUp"]);
    const fault = { request: one(["listSessions", "revokeSession"]), times: 1 + next(3) };
    situation = one([
      () => logIn(situation, person, device),
      () => logIn(situation, person, device, one(["registration", "recovery", "impersonation"])),
      () =>
        logins.length > 0 ? renew(situation, person, device, { sessionId, trigger }) : situation,
      () =>
        answer(situation, { sessionId, output: one(["continue", "cancel", "verified", "failed"]) }),
      () => logOut(situation, sessionId),
      () => breakDirectory(situation, { ...fault, error: one(["forbidden", "timeout"]) }),
      () => moveClock(situation, situation.clock + one([MINUTE, 20 * MINUTE])),
      () => changeDevice(situation, device.id, { clientId: one(["app", "shop"]) }),
      () => goTo(situation, next(situation.steps.length + 1)),
    ])();
  }
  return situation;
}

const FLOWS = [
  patternFlow("warn", 1, { strategy: "chosen" }),
  patternFlow("warn", 2, { recheckOnRenewal: true }),
  patternFlow("silent", 1, { sameDevice: "replace" }),
  patternFlow("reVerify", 1),
  patternFlow("block", 1, { onLookupFailure: "closed" }),
];

for (const [index, flow] of FLOWS.entries()) {
  test(`whatever is clicked, the frames are the lines of the scenario (${flow.name} ${index})`, async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const situation = clicked(seed * 7 + index);
      const { frames } = await playStage(situation, flow);
      const lines = await playScenario(scenarioOf(situation, flow));
      assert.deepEqual(
        frames.map(({ line }) => line),
        lines,
      );
      assert.equal(frames.length, situation.steps.length);
    }
  });
}

test("a step back shows the earlier frame, and a step forward the later one again", async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const last = clicked(seed);
    const flow = FLOWS[seed % FLOWS.length];
    const { frames } = await playStage(last, flow);
    for (let shown = last.steps.length; shown > 0; shown -= 1) {
      const before = goTo(last, shown);
      assert.equal(before.clock, last.steps[shown - 1].at);
      const stage = await playStage(before, flow);
      assert.deepEqual(stage.people, frames[shown - 1].people);
      assert.deepEqual(goTo(goTo(before, shown - 1), shown), before);
    }
    assert.equal(goTo(last, -1).clock, START);
  }
});

test("what happens in the past drops what came later of another one", () => {
  const three = inAt(inAt(inAt(ada("browser", "phone", "tv"), 0), 1), 2);
  const again = inAt(goTo(three, 1), 2);
  assert.deepEqual(
    again.steps.map(({ login }) => login.sessionId),
    ["ada-browser.1", "ada-tv.1"],
  );
  assert.deepEqual([again.shown, again.clock], [2, again.steps[0].at + 1_000]);
});

test("each login has a session of its own, and a refresh shows no page", () => {
  const twice = inAt(inAt(ada("browser"), 0), 0);
  const [one, two] = twice.steps.map(({ login }) => login.sessionId);
  assert.notEqual(one, two);
  const refreshed = renew(...at(twice, 0), { sessionId: two, trigger: "refresh" });
  assert.equal(refreshed.steps.at(-1).login.interactive, false);
});

test("a session expires when the clock gets there, with no step", async () => {
  const flow = patternFlow("block", 1);
  const begun = inAt({ ...ada("browser", "phone"), lifetimeMs: 12 * 60 * MINUTE }, 0);
  const [{ until }] = await screens(begun, flow);
  assert.equal(until, begun.clock + 12 * 60 * MINUTE);
  assert.deepEqual(await states(moveClock(begun, until - 1), flow), ["signedIn", "idle"]);
  const expired = moveClock(begun, until);
  assert.deepEqual(await states(expired, flow), ["expired", "idle"]);
  assert.deepEqual(await states(inAt(expired, 1), flow), ["expired", "signedIn"]);
  assert.equal(expired.steps.length, 1);
});

test("a page that nobody answers ends its login when the clock gets there", async () => {
  const flow = patternFlow("warn", 1);
  const waiting = inAt(inAt(ada("browser", "phone"), 0), 1);
  const [, { state, until, waitingFor, page }] = await screens(waiting, flow);
  assert.deepEqual([state, waitingFor], ["waiting", "session-limit-page"]);
  assert.deepEqual(
    page.devices.map(({ browser, os }) => [browser, os]),
    [["Chrome", "Windows"]],
  );
  assert.deepEqual(await states(moveClock(waiting, until - 1), flow), ["signedIn", "waiting"]);
  const over = moveClock(waiting, until);
  assert.deepEqual(await states(over, flow), ["signedIn", "overdue"]);
  const { people } = await playStage(over, flow);
  assert.deepEqual(
    people[0].map(({ session }) => session.id),
    ["ada-browser.1"],
  );
});

test("a device shows that it was displaced, logged out, turned away, or has more to ask", async () => {
  const both = inAt(inAt(ada("browser", "phone"), 0), 1);
  assert.deepEqual(await states(both, patternFlow("silent", 1)), ["displaced", "signedIn"]);
  assert.deepEqual(await states(both, patternFlow("block", 1)), ["signedIn", "turnedAway"]);
  const out = logOut(both, "ada-browser.1");
  assert.deepEqual(await states(out, patternFlow("silent", 2)), ["loggedOut", "signedIn"]);

  const chosen = patternFlow("warn", 1, { strategy: "chosen" });
  const sessionId = "ada-phone.1";
  const none = answer(both, { sessionId, output: "continue", chosen: [] });
  const [, again] = await screens(none, chosen);
  assert.deepEqual([again.state, again.page.again], ["waiting", "noRoomMade"]);
  const one = answer(none, { sessionId, output: "continue", chosen: ["ada-browser.1"] });
  assert.deepEqual(await states(one, chosen), ["displaced", "signedIn"]);
});

test("an answer that means nothing, and a refresh meanwhile, leave the page where it is", async () => {
  const flow = patternFlow("warn", 1);
  const waiting = inAt(inAt(ada("browser", "phone"), 0), 1);
  const sessionId = "ada-phone.1";
  const odd = answer(waiting, { sessionId, output: "verified" });
  const refreshed = renew(...at(odd, 1), { sessionId, trigger: "refresh" });
  const [, { state, page, line }] = await screens(refreshed, flow);
  assert.deepEqual([state, line.outcome, page.devices.length], ["waiting", "paused", 1]);
  const [, { line: refused, ...still }] = await screens(odd, flow);
  assert.deepEqual([refused.outcome, refused.reason], ["denied", "answerInvalid"]);
  assert.deepEqual([still.state, still.page], ["waiting", page]);
});

test("a token refused at another client leaves the device signed in", async () => {
  const options = { field: "activeSessionCountForClient", scope: "client" };
  const flow = patternFlow("block", 1, /** @type {any} */ (options));
  const seated = inAt(ada("browser", "phone"), 0);
  const two = inAt(changeDevice(seated, "ada-phone", { clientId: "shop" }), 1);
  const moved = changeDevice(two, "ada-phone", { clientId: "app" });
  const refused = renew(...at(moved, 1), { sessionId: "ada-phone.1", trigger: "sso" });
  const [, { state, line }] = await screens(refused, flow);
  assert.deepEqual([line.outcome, state], ["denied", "signedIn"]);
});

test("the path is that of the whole run, over its legs, and of a run that a refresh finds waiting", async () => {
  const flow = patternFlow("warn", 1);
  const sessionId = "ada-phone.1";
  const pathOf = async (situation) => litPath((await playStage(situation, flow)).frames, flow);
  const waiting = inAt(inAt(ada("browser", "phone"), 0), 1);
  const asked = { nodes: ["query", "page"], wires: ["query true"], at: "page" };
  assert.deepEqual(await pathOf(waiting), asked);
  assert.deepEqual(
    await pathOf(renew(...at(waiting, 1), { sessionId, trigger: "refresh" })),
    asked,
  );
  assert.deepEqual(await pathOf(answer(waiting, { sessionId, output: "continue" })), {
    nodes: ["query", "page", "force-logout", "token", "success"],
    wires: ["query true", "page continue", "force-logout done", "token done"],
  });
  assert.equal(await pathOf(logOut(waiting, "ada-browser.1")), undefined);
  assert.equal(litPath([], flow), undefined);
});

test("profiles that are linked count together, from the next login on", async () => {
  const flow = patternFlow("block", 1);
  const alone = inAt(ada("browser", "phone"), 0);
  const linked = changeDevice(linkProfile(alone, 0, "ada@work"), "ada-phone", {
    profile: "ada@work",
  });
  assert.deepEqual(await states(inAt(linked, 1), flow), ["signedIn", "turnedAway"]);
});

test("another flow plays the same steps, and one that can't run says why", async () => {
  const both = inAt(inAt(ada("browser", "phone"), 0), 1);
  const outcomes = async (flow) =>
    (await playStage(both, flow)).frames.map(({ line }) => line.outcome);
  assert.deepEqual(await outcomes(patternFlow("warn", 1)), ["allowed", "paused"]);
  assert.deepEqual(await outcomes(patternFlow("warn", 2)), ["allowed", "allowed"]);
  const broken = { ...patternFlow("warn", 1), edges: [] };
  const { frames, problem } = await playStage(both, broken);
  assert.deepEqual(frames, []);
  assert.match(problem, /^\/flow/);
});

test("a clock that can't be is not taken", () => {
  const situation = act(ada("browser"), () => ({ end: { sessionId: "x" } }));
  for (const clock of [NaN, -1, Infinity, Date.UTC(9999, 1)])
    assert.equal(moveClock(situation, clock), situation);
});
