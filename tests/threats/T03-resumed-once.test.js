/** @file T3: however often and wherever a pause is answered, and whatever dies meanwhile: one effect at most. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { effects, hostOn } from "../host/mortal.js";
import { createWorld, sessions, START } from "../host/world.js";

const CONTINUE = { output: "continue" };
const BUDGET_MS = 8_000;

test("fifty at once over two hosts on one store: one effect", async () => {
  const world = createWorld({ sessions: sessions("a@1 b@2") });
  const paused = await world.login("x");
  const hosts = [world.keeper, world.another()];
  const before = world.count("revokeSession");
  const settled = await Promise.allSettled(
    Array.from({ length: 50 }, (_, turn) => world.answer(paused, CONTINUE, hosts[turn % 2])),
  );
  assert.equal(world.count("revokeSession") - before, 2, "each other session once");
  for (const { reason } of settled.filter(({ status }) => status === "rejected")) {
    assert.equal(reason.code, "resumeInProgress");
  }
  const answers = settled.flatMap(({ value }) => value ?? []);
  const first = answers.filter(({ repeated }) => !repeated);
  assert.equal(first.length, 1);
  for (const answer of answers) {
    assert.equal(answer.outcome, "allowed");
    if (answer === first[0]) continue;
    for (const name of ["record", "token", "page", "pause"]) assert.ok(!(name in answer), name);
  }
  const later = await Promise.all(hosts.map((host) => world.answer(paused, CONTINUE, host)));
  for (const result of later) assert.deepEqual(result, { outcome: "allowed", repeated: true });
});

test("fifty at once, half of them cancel: one answer holds, the others are refused", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  const hosts = [world.keeper, world.another()];
  const answers = await Promise.allSettled(
    Array.from({ length: 50 }, (_, turn) => {
      const answer = { output: turn % 4 < 2 ? "continue" : "cancel" };
      return world.answer(paused, answer, hosts[turn % 2]);
    }),
  );
  const refused = answers.flatMap(({ reason }) => reason?.code ?? []);
  assert.ok(refused.includes("pauseReused"));
  assert.deepEqual(
    refused.filter((code) => code !== "pauseReused" && code !== "resumeInProgress"),
    [],
  );
  const decided = answers.flatMap(({ value }) => (value && !value.repeated ? [value] : []));
  assert.equal(decided.length, 1);
  assert.equal(world.alive(), decided[0].outcome === "allowed" ? "x" : "a");
});

/** A world whose first end of another session waits until the test lets it go. */
function heldUp() {
  let go;
  let begin;
  const held = new Promise((resolve) => (go = resolve));
  const begun = new Promise((resolve) => (begin = resolve));
  const around = (directory) => ({
    ...directory,
    async revokeSession(request) {
      begin();
      await held;
      return directory.revokeSession(request);
    },
  });
  return { world: createWorld({ around }), go, begun };
}

test("a second click at another host while the first works: ask again, then the first one's outcome", async () => {
  const { world, go, begun } = heldUp();
  const other = world.another();
  const paused = await world.login("x");
  const first = world.answer(paused);
  await begun;
  for (const waited of [0, BUDGET_MS - 1]) {
    world.clock.advance(waited);
    const second = world.answer(paused, CONTINUE, other);
    await assert.rejects(second, { code: "resumeInProgress", retryAfterMs: 1_000 });
  }
  const differs = world.answer(paused, { output: "cancel" }, other);
  await assert.rejects(differs, { code: "pauseReused" });
  go();
  assert.equal((await first).outcome, "allowed");
  const repeat = { outcome: "allowed", repeated: true };
  assert.deepEqual(await world.answer(paused, CONTINUE, other), repeat);
  assert.equal(world.count("revokeSession"), 1);
  assert.equal(world.alive(), "x");
});

test("a host's own budget says how long another may be at work", async () => {
  const { world, go, begun } = heldUp();
  const other = world.another({ budgetMs: 500 });
  const paused = await world.login("x");
  const first = world.answer(paused);
  await begun;
  world.clock.advance(500);
  const { outcome, reason, repeated } = await world.answer(paused, CONTINUE, other);
  assert.deepEqual([outcome, reason, repeated], ["denied", "resumeUnfinished", true]);
  go();
  assert.equal((await first).outcome, "allowed");
  assert.equal((await world.answer(paused, CONTINUE, other)).outcome, "allowed");
});

test("the token spelt otherwise is the same pause", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  const again = await world.keeper.login({ ...world.stated("x"), trigger: "sso" });
  assert.equal(again.outcome, "paused");
  assert.equal((await world.answer(paused)).outcome, "allowed");
  const second = await world.answer({ ...paused, pause: again.pause });
  assert.deepEqual(second, { outcome: "allowed", repeated: true });
  await assert.rejects(world.answer({ ...paused, pause: again.pause }, { output: "cancel" }), {
    code: "pauseReused",
  });
});

test("an answer is remembered for longer than its pause could be answered", async () => {
  const world = createWorld();
  const paused = await world.login("x");
  await world.answer(paused);
  world.memory.add(sessions("late@3")[0]);
  world.clock.advance(10 * 60_000 - 1);
  assert.deepEqual(await world.answer(paused), { outcome: "allowed", repeated: true });
  world.clock.advance(1);
  await assert.rejects(world.answer(paused), { code: "pauseExpired" });
  assert.equal(world.alive(), "late x");
});

/** A run that waits, in a folder; what resumes it, and a process that does so up to some moment. */
async function onFiles(t) {
  const folder = mkdtempSync(join(tmpdir(), "seatkeeper-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const current = { type: "session", id: "x" };
  const login = { id: "login 1", subject: "u1", trigger: "login", current, now: START };
  Object.assign(login, { interactive: true, authenticated: true });
  const { pause } = await hostOn({ folder }).login(login);
  const resumed = { token: pause.token, answer: CONTINUE, login };
  return {
    folder,
    login,
    resumed,
    async killedAt(moment) {
      const program = fileURLToPath(new URL("../host/mortal.js", import.meta.url));
      const child = spawn(
        process.execPath,
        [program, JSON.stringify({ folder, resumed, moment })],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      const [said] = await once(createInterface(child.stdout), "line");
      assert.equal(said, moment);
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

for (const [moment, done] of Object.entries({ claimed: [], ended: ["a"] })) {
  test(`killed when it had ${moment}: never allowed, and no further effect`, async (t) => {
    const { folder, login, resumed, killedAt } = await onFiles(t);
    await killedAt(moment);
    // For as long as another host could be at it, nobody says that it has crashed.
    const early = hostOn({ folder, now: START + BUDGET_MS - 1 });
    await assert.rejects(early.resume(resumed), { code: "resumeInProgress", retryAfterMs: 1_000 });
    for (const attempt of [1, 2]) {
      const host = hostOn({ folder, now: START + BUDGET_MS });
      const { outcome, reason, class: kind } = await host.resume(resumed);
      assert.deepEqual(
        [outcome, reason, kind],
        ["denied", "resumeUnfinished", "policyDenied"],
        `attempt ${attempt}`,
      );
    }
    const cancels = { ...resumed, answer: { output: "cancel" } };
    await assert.rejects(hostOn({ folder }).resume(cancels), { code: "pauseReused" });
    for (const trigger of ["sso", "refresh", "login"]) {
      const renewed = { ...login, id: `then ${trigger}`, trigger };
      assert.equal((await hostOn({ folder }).login(renewed)).outcome, "paused", trigger);
    }
    assert.deepEqual(effects(folder), done);

    // Long after the pause its session is ended, so that it fills no seat for ever.
    const now = START + 11 * 60_000;
    const renewed = { ...login, id: "late", trigger: "refresh", now };
    const { outcome, reason } = await hostOn({ folder, now }).login(renewed);
    assert.deepEqual([outcome, reason], ["denied", "pauseExpired"]);
    assert.deepEqual(effects(folder), [...done, "x"]);
  });
}

test("killed before the claim: nothing had happened, and the answer is still good, once", async (t) => {
  const { folder, resumed, killedAt } = await onFiles(t);
  await killedAt("claiming");
  assert.deepEqual(effects(folder), []);
  assert.equal((await hostOn({ folder }).resume(resumed)).outcome, "allowed");
  assert.deepEqual(await hostOn({ folder }).resume(resumed), {
    outcome: "allowed",
    repeated: true,
  });
  assert.deepEqual(effects(folder), ["a"]);
});
