/** @file What a caller hands over is checked at the door: every mistake has a code, a place, and none of the stranger's own words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  createOtp,
  createSeatkeeper,
  ERROR_CODES,
  memoryDirectory,
  memoryStore,
  patternFlow,
  SeatkeeperError,
} from "@seatkeeper/host";
import { createWorld, ISSUER, keyringOf } from "./world.js";

const SECRET = "words of a getter";
const parts = () => ({
  directory: memoryDirectory(),
  flow: patternFlow("silent", 1),
  store: memoryStore(),
  keyring: keyringOf(),
  issuer: ISSUER,
});

/** An error of ours, with a listed code, that says nothing that a stranger wrote. */
function isOurs(error, code, path) {
  assert.ok(error instanceof SeatkeeperError, `${error}`);
  assert.ok(Object.hasOwn(ERROR_CODES, error.code), error.code);
  assert.ok(!`${error.message} ${error.stack}`.includes(SECRET));
  assert.deepEqual([error.code, error.path], [code, path]);
  return true;
}

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const throwing = (name) =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get() {
      throw new Error(SECRET);
    },
  });

for (const name of ["directory", "flow", "store", "keyring", "issuer"]) {
  test(`createSeatkeeper without \`${name}\`: it says so at once`, () => {
    const given = { ...parts(), [name]: undefined };
    assert.throws(
      () => createSeatkeeper(given),
      (error) => isOurs(error, "optionsInvalid", `/${name}`),
    );
  });
}

const wrong = {
  directory: [{}, { listSessions: 1 }, null, "memory", []],
  flow: [null, 7, "silent", []],
  store: [{}, { get() {} }, null, new Map()],
  keyring: [{}, null, "secret"],
  issuer: ["", 7, null],
  otp: [{}, 1],
  marks: [{}, 0, "none"],
  clock: [{ now: Date.now }, Date],
  newId: ["id", {}],
  tenant: ["", 7],
  caller: ["", null],
  installedAt: [-1, 1.5, "2030-01-01", NaN],
  budgetMs: [0, -1, "8000", Infinity],
  atOnce: [0, 1.5],
  simulated: ["yes", 1],
  nodes: [{}, []],
  onRecord: [{}, "log"],
  onEvent: [1],
};
for (const [name, values] of Object.entries(wrong)) {
  test(`createSeatkeeper with a wrong \`${name}\`: refused by name`, () => {
    for (const value of values) {
      const given = { ...parts(), [name]: value };
      assert.throws(
        () => createSeatkeeper(given),
        (error) => isOurs(error, "optionsInvalid", `/${name}`),
      );
    }
  });
}

test("a misspelt option is no option, and the right ones are named", () => {
  const given = { ...parts(), directry: memoryDirectory() };
  assert.throws(
    () => createSeatkeeper(given),
    (error) => isOurs(error, "optionsInvalid", "/directry") && /`directory`/.test(error.message),
  );
});

test("options that can't be read, or are none, are refused without a stranger's word", () => {
  for (const given of [undefined, null, 1, "x", [], revoked()]) {
    assert.throws(
      () => createSeatkeeper(given),
      (error) => isOurs(error, "optionsInvalid", ""),
    );
    assert.throws(
      () => createOtp(given),
      (error) => isOurs(error, "optionsInvalid", ""),
    );
  }
  const withGetter = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(parts()),
      ...Object.getOwnPropertyDescriptors(throwing("issuer")),
    },
  );
  assert.throws(
    () => createSeatkeeper(withGetter),
    (error) => isOurs(error, "optionsInvalid", "/issuer"),
  );
});

for (const [name, login] of Object.entries({
  nothing: undefined,
  null: null,
  "a text": "login",
  "a list": [],
  "a revoked proxy": revoked(),
  "a getter that throws": throwing("id"),
  "attributes that throw": throwing("attributes"),
  "a current that is a revoked proxy": { id: "1", subject: "u1", current: revoked() },
})) {
  test(`login with ${name}: an error of ours`, async () => {
    const { keeper } = createWorld();
    await assert.rejects(keeper.login(login), (error) => {
      assert.equal(error.code, "invalidLogin");
      return isOurs(error, "invalidLogin", error.path);
    });
  });
}

test("resume with anything but a token, an answer and a login: an error of ours", async () => {
  const { keeper } = createWorld();
  for (const given of [undefined, null, 7, [], revoked()]) {
    await assert.rejects(keeper.resume(given), (error) => isOurs(error, "answerInvalid", ""));
  }
  await assert.rejects(keeper.resume({}), (error) => isOurs(error, "answerInvalid", "/login"));
  await assert.rejects(keeper.resume(throwing("token")), (error) =>
    isOurs(error, "answerInvalid", "/token"),
  );
});

test("what a node finds wrong in a login is an error of the host's too", async () => {
  const { keeper, stated } = createWorld();
  const login = stated("a", { trigger: "sesame" });
  await assert.rejects(keeper.login(login), (error) =>
    isOurs(error, "invalidLogin", "/login/trigger"),
  );
});

test("a login needs neither a time nor a trigger: now, and a login", async () => {
  const world = createWorld({ flow: ["silent", 1] });
  world.signIn("x");
  const { now: _, trigger: __, ...login } = world.stated("x");
  const { outcome, record } = await world.keeper.login(login);
  assert.deepEqual([outcome, record.visits[0].facts.trigger], ["allowed", "login"]);
  assert.equal(world.alive(), "x");
});
