/** @file `seatkeeper auth0 deploy`: what it sends, what it leaves alone, and how it ends where a step fails. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inWorlds } from "./auth0-world.js";

const inWorld = inWorlds(test);
const SILENT = ["--pattern", "silent", "--limit", "1"];
const VERIFY = ["--pattern", "reVerify", "--limit", "1"];
const BINDINGS = "/actions/triggers/post-login/bindings";
const OURS = ["seatkeeper", "seatkeeper-after-challenge"];

inWorld("an empty tenant: created, deployed when it is built, then bound", {}, async (world) => {
  world.held.building = 3;
  const { code, errors, lines, writes } = await world.deploy(SILENT);
  assert.deepEqual([code, errors], [0, []]);
  assert.deepEqual(writes, [
    "POST /actions/actions",
    "POST /actions/actions/action_1/deploy",
    `PATCH ${BINDINGS}`,
  ]);
  assert.equal(world.slept.length, 3);
  assert.deepEqual(lines, [
    "`seatkeeper` is created and deployed",
    "post-login is now: seatkeeper",
  ]);
  const [action] = world.bound();
  const { name, runtime, supported_triggers, dependencies, secrets } = action;
  assert.deepEqual([name, runtime], ["seatkeeper", "node22"]);
  assert.deepEqual(supported_triggers, [{ id: "post-login", version: "v3" }]);
  assert.deepEqual(dependencies, [{ name: "@seatkeeper/auth0-actions", version: "0.1.0" }]);
  assert.deepEqual(
    secrets.map((each) => each.name),
    ["domain", "clientId", "clientSecret", "seatkeeperKey"],
  );
});

for (const words of [SILENT, VERIFY, [...SILENT, "--sessions", "stamps"]]) {
  inWorld(`a second run changes nothing: ${words.join(" ")}`, {}, async (world) => {
    await world.deploy(words);
    const { code, errors, writes } = await world.deploy(words);
    assert.deepEqual([code, errors, writes], [0, [], []]);
    // It needs nothing of what goes into the Action then.
    const none = { SEATKEEPER_KEY: "", SEATKEEPER_CLIENT_ID: "", SEATKEEPER_CLIENT_SECRET: "" };
    assert.equal((await world.deploy(words, none)).code, 0);
  });
}

inWorld("others keep their places, ours come last and together", {}, async (world) => {
  for (const name of ["enrich", "audit"]) world.addForeign(name);
  assert.equal((await world.deploy(VERIFY)).code, 0);
  assert.deepEqual(world.names(), ["enrich", "audit", ...OURS]);
  assert.equal(world.held.bindings[0].name, "enrich, shown");
  const [enrich, audit, first, second] = world.held.bindings;
  world.held.bindings = [second, enrich, first, audit];
  const { writes } = await world.deploy(VERIFY);
  assert.deepEqual([writes, world.names()], [[`PATCH ${BINDINGS}`], ["enrich", "audit", ...OURS]]);
});

inWorld(
  "a name that holds ours, on the second page of the list, is not ours",
  {},
  async (world) => {
    for (let count = 0; count < 60; count += 1) world.addForeign(`not-seatkeeper-${count}`);
    world.held.bindings.splice(10);
    await world.deploy(SILENT);
    assert.deepEqual((await world.deploy(SILENT)).writes, []);
    assert.equal(world.names().length, 11);
  },
);

inWorld("new secrets that were saved and not deployed are deployed", {}, async (world) => {
  await world.deploy(SILENT);
  world.tenant.fail({ method: "POST", path: /deploy$/, status: 500, body: {} });
  const other = { SEATKEEPER_KEY: Buffer.alloc(32, 9).toString("base64url") };
  assert.equal((await world.deploy([...SILENT, "--update-secrets"], other)).code, 1);
  assert.deepEqual((await world.deploy(SILENT)).writes, ["POST /actions/actions/action_1/deploy"]);
  assert.equal(world.bound()[0].secrets.at(-1).value, other.SEATKEEPER_KEY);
});

inWorld("a tenant back at an earlier version is brought forward", {}, async (world) => {
  await world.deploy(SILENT);
  const [action] = world.held.actions.values();
  const { secrets, reads: _, failed: __, ...draft } = action;
  // Whether the tenant then still says that all is deployed isn't documented.
  const body = { ...draft, status: "built", deployed_version: { ...draft, code: "// earlier" } };
  world.tenant.fail({ method: "GET", path: /action_1$/, status: 200, body });
  assert.deepEqual((await world.deploy(SILENT)).writes, ["POST /actions/actions/action_1/deploy"]);
});

inWorld("another pattern: the second Action comes and goes, the key stays", {}, async (world) => {
  await world.deploy(SILENT);
  const refused = await world.deploy(VERIFY);
  assert.deepEqual([refused.code, refused.writes], [2, []]);
  assert.match(refused.errors[0], /--update-secrets/);
  assert.equal((await world.deploy([...VERIFY, "--update-secrets"])).code, 0);
  assert.deepEqual(world.names(), OURS);
  const { code, writes } = await world.deploy(SILENT);
  assert.equal(code, 0);
  assert.deepEqual(writes.slice(-1), [`PATCH ${BINDINGS}`]);
  assert.deepEqual(world.names(), ["seatkeeper"]);
});

for (const [what, change] of Object.entries({
  code: (action) => (action.code += "// changed in the dashboard"),
  version: (action) => (action.dependencies = [{ ...action.dependencies[0], version: "0.0.9" }]),
  runtime: (action) => (action.runtime = "node18"),
})) {
  inWorld(`another ${what} is put right, and the secrets are let be`, {}, async (world) => {
    await world.deploy(SILENT);
    const [action] = world.held.actions.values();
    change(action);
    const { code, writes } = await world.deploy(SILENT);
    assert.equal(code, 0);
    assert.deepEqual(writes, [
      "PATCH /actions/actions/action_1",
      "POST /actions/actions/action_1/deploy",
    ]);
    assert.equal(world.bound()[0].secrets.length, 4);
    assert.deepEqual((await world.deploy(SILENT)).writes, []);
  });
}

inWorld("a draft that was saved and never deployed is deployed", {}, async (world) => {
  world.tenant.fail({ method: "POST", path: /deploy$/, status: 500, body: { message: "no" } });
  const { code, errors, calls } = await world.deploy(SILENT);
  assert.equal(code, 1);
  assert.deepEqual(errors, ["seatkeeper: POST /actions/actions/action_1/deploy: 500 no"]);
  assert.ok(!calls.some((call) => call.includes("bindings")), "nothing is bound");
  const again = await world.deploy(SILENT);
  assert.deepEqual([again.code, again.writes.length], [0, 2]);
  assert.deepEqual(world.names(), ["seatkeeper"]);
});

for (const [what, method, path] of [
  ["the second is deployed", "POST", /action_3\/deploy$/],
  ["the first is deployed", "POST", /action_2\/deploy$/],
  ["they are bound", "PATCH", /bindings$/],
]) {
  inWorld(`of two Actions none is bound where it fails as ${what}`, {}, async (world) => {
    world.addForeign("enrich");
    world.tenant.fail({ method, path, status: 400, body: { message: "no" } });
    const { code, errors } = await world.deploy(VERIFY);
    assert.deepEqual([code, errors.length, world.names()], [1, 1, ["enrich"]]);
    assert.equal((await world.deploy(VERIFY)).code, 0);
    assert.deepEqual(world.names(), ["enrich", ...OURS]);
  });
}

inWorld("what is deployed isn't known at once to what binds", {}, async (world) => {
  world.held.unknownAtFirst = 3;
  assert.equal((await world.deploy(VERIFY)).code, 0);
  assert.deepEqual(world.names(), OURS);
  world.held.unknownAtFirst = Infinity;
  world.held.bindings = [];
  await world.deploy([...VERIFY, "--update-secrets"]);
  const { code, errors } = await world.deploy(VERIFY);
  assert.equal(code, 1);
  assert.match(errors[0], /not been deployed yet/);
});

inWorld("a build that fails, or never ends: an error, nothing is bound", {}, async (world) => {
  world.held.broken.add("seatkeeper");
  const failed = await world.deploy(SILENT);
  assert.equal(failed.code, 1);
  assert.match(failed.errors[0], /can't be built/);
  world.held.broken.clear();
  assert.equal((await world.deploy(SILENT)).code, 0, "it is saved again, and built again");
  world.held.bindings = [];
  world.held.building = Infinity;
  const endless = await world.deploy([...SILENT, "--update-secrets"]);
  assert.equal(endless.code, 1);
  assert.match(endless.errors[0], /still `pending`/);
  assert.deepEqual(world.names(), []);
  assert.ok(world.slept.length < 100, "it doesn't wait for ever");
});

inWorld("an Action of our name that belongs to another trigger is let be", {}, async (world) => {
  world.addForeign("seatkeeper");
  const [action] = world.held.actions.values();
  action.supported_triggers = [{ id: "post-user-registration", version: "v2" }];
  const { code, errors, writes } = await world.deploy(SILENT);
  assert.deepEqual([code, writes], [1, []]);
  assert.match(errors[0], /none of post-login/);
});

inWorld("a binding that couldn't be sent again is not thrown away", {}, async (world) => {
  world.addForeign("enrich");
  const rows = { total: 1, bindings: [{ id: "b", display_name: "of another kind" }] };
  world.tenant.fail({ method: "GET", path: /bindings$/, status: 200, body: rows });
  const { code, writes } = await world.deploy(SILENT);
  assert.equal(code, 1);
  assert.ok(!writes.includes(`PATCH ${BINDINGS}`));
});

inWorld("429 is waited for, and asked again", {}, async (world) => {
  const reset = String(Math.ceil(Date.now() / 1000) + 4);
  const limited = { status: 429, headers: { "x-ratelimit-reset": reset }, body: {} };
  world.tenant.fail({ method: "POST", path: /actions$/, times: 2, ...limited });
  assert.equal((await world.deploy(SILENT)).code, 0);
  assert.equal(world.held.actions.size, 1);
  const [wait] = world.slept;
  assert.ok(wait > 1_000 && wait <= 6_000, String(wait));
});

inWorld("a redirect is not followed, a silent tenant is an error", {}, async (world) => {
  const location = `https://${world.tenant.domain}/elsewhere`;
  const away = { status: 302, headers: { location }, body: "" };
  for (const fault of [away, { instead: "reset" }, { status: 200, body: "no JSON" }]) {
    world.tenant.fail({ path: /actions$/, ...fault });
    const { code, errors } = await world.deploy(SILENT);
    assert.deepEqual([code, errors.length], [1, 1]);
  }
  assert.ok(!world.tenant.journal.some(({ path }) => path === "/elsewhere"));
});
