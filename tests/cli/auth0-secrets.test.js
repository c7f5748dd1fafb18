/** @file T53: credentials come by environment or file, are masked wherever they could show, and are no stronger than needed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileWith } from "./command.js";
import { DEPLOYING, inWorlds, KEY, REVOKING } from "./auth0-world.js";

const inWorld = inWorlds(test);
const SILENT = ["--pattern", "silent", "--limit", "1"];
const VERIFY = ["--pattern", "reVerify", "--limit", "1"];

/** What must never be seen. */
const CANARIES = ({ env }) =>
  Object.entries(env)
    .filter(([name]) => /SECRET$|KEY$/.test(name))
    .map(([, value]) => value);

const assertClean = (world, { lines, errors }) => {
  const seen = [...lines, ...errors].join("\n");
  for (const canary of CANARIES(world)) assert.ok(!seen.includes(canary), seen);
};

inWorld("T53 --dry-run writes nothing and prints each request, masked", {}, async (world) => {
  world.addForeign("enrich");
  const run = await world.deploy([...VERIFY, "--dry-run"]);
  assert.deepEqual([run.code, run.writes, world.names()], [0, [], ["enrich"]]);
  assertClean(world, run);
  const sent = run.lines.filter((line) => /^(POST|PATCH) \/api/.test(line));
  const [first, , deploysSecond, deploysFirst, binds] = sent;
  const made = JSON.parse(first.slice("POST /api/v2/actions/actions ".length));
  assert.deepEqual(
    [made.name, ...made.secrets.map(({ value }) => value)],
    ["seatkeeper", "***", "***", "***", "***"],
  );
  assert.match(deploysSecond, /id-of-seatkeeper-after-challenge\/deploy$/);
  assert.match(deploysFirst, /id-of-seatkeeper\/deploy$/);
  assert.match(binds, /^PATCH .*"foreign enrich".*"id-of-seatkeeper".*-after-challenge"/);
  assert.equal(run.lines.filter((line) => line.startsWith("POST /oauth/token")).length, 2);
  assert.equal(run.lines.at(-1), "a dry run: nothing was changed");
  // And what is printed is what is then sent.
  const { writes } = await world.deploy(VERIFY);
  assert.equal(writes.length, sent.length);
  const after = await world.deploy([...VERIFY, "--dry-run", "--update-secrets"]);
  assert.deepEqual([after.code, after.writes], [0, []]);
  assertClean(world, after);
});

for (const missing of [
  ...["AUTH0_DOMAIN", "AUTH0_CLIENT_ID", "AUTH0_CLIENT_SECRET"],
  ...["SEATKEEPER_CLIENT_ID", "SEATKEEPER_CLIENT_SECRET", "SEATKEEPER_KEY"],
]) {
  inWorld(`without ${missing}: exit code 2, it is named, nothing is written`, {}, async (world) => {
    const run = await world.deploy(SILENT, { [missing]: undefined });
    assert.deepEqual([run.code, run.writes, run.errors.length], [2, [], 1]);
    assert.ok(run.errors[0].includes(`\`${missing}\` is missing`));
    assertClean(world, run);
  });
}

for (const [name, value] of [
  ["AUTH0_DOMAIN", "https://tenant.auth0.com"],
  ["AUTH0_DOMAIN", "tenant.auth0.com/x"],
  ["AUTH0_DOMAIN", "a@evil.example"],
  ["SEATKEEPER_KEY", "too short"],
  ["SEATKEEPER_KEY", `${KEY}!`],
]) {
  inWorld(`${name}=${value} is refused and not repeated`, {}, async (world) => {
    const { code, errors, writes } = await world.deploy(SILENT, { [name]: value });
    assert.deepEqual([code, writes, errors.length], [2, [], 1]);
    assert.ok(errors[0].includes(name) && !errors[0].includes(value));
  });
}

inWorld("a file takes the environment's place", {}, async (world) => {
  const files = [];
  const t = { after: (clean) => files.push(clean) };
  const nothing = Object.fromEntries(Object.keys(world.env).map((name) => [name, undefined]));
  const file = fileWith(t, world.env);
  assert.equal((await world.deploy([...SILENT, "--secrets-file", file], nothing)).code, 0);
  const secret = "a secret in a broken file";
  for (const content of [
    `{"AUTH0_CLIENT_SECRET": "${secret}"`,
    `"${secret}"`,
    [secret],
    [[]],
  ].concat(
    /** @type {any[]} */ ([{ ...world.env, AUTH0_SECRET: secret }, { SEATKEEPER_KEY: { secret } }]),
  )) {
    const bad = fileWith(t, content);
    const { code, errors } = await world.deploy([...SILENT, "--secrets-file", bad], nothing);
    assert.deepEqual([code, errors.length], [2, 1]);
    assert.ok(errors[0].includes("--secrets-file") && !errors[0].includes(secret), errors[0]);
  }
  files.forEach((clean) => clean());
});

inWorld("no option takes a secret, and none that looks so is repeated", {}, async (world) => {
  const secret = "a secret among the words";
  for (const words of [
    ["--client-secret", secret],
    [`--client-secret=${secret}`],
    ["--key", secret],
    [secret],
    [`--dry-run=${secret}`],
  ]) {
    const { code, errors } = await world.deploy([...SILENT, ...words]);
    assert.equal(code, 2);
    assert.ok(!errors.join("\n").includes(secret));
  }
});

inWorld("a tenant that repeats what it was sent: it is masked", {}, async (world) => {
  const echo = `value ${KEY} of ${world.env.SEATKEEPER_CLIENT_SECRET} is bad`;
  world.tenant.fail({ method: "POST", path: /actions$/, status: 400, body: { message: echo } });
  const run = await world.deploy(SILENT);
  assert.deepEqual(run.errors, ["seatkeeper: POST /actions/actions: 400 value *** of *** is bad"]);
});

inWorld("scopes that fit are not talked about", {}, async (world) => {
  assert.deepEqual((await world.deploy(SILENT)).errors, []);
});

const MORE = { deploying: [...DEPLOYING, "delete:users"], running: [...REVOKING, "read:users"] };
inWorld("scopes beyond what is needed: a warning each, and it is done", MORE, async (world) => {
  const { code, errors } = await world.deploy(SILENT);
  assert.equal(code, 0);
  assert.deepEqual(errors, [
    "warning: the client that deploys has more than it needs: delete:users",
    "warning: the Action's application has more than it needs: read:users",
  ]);
});

for (const scope of DEPLOYING) {
  const about = { deploying: DEPLOYING.filter((each) => each !== scope) };
  inWorld(
    `a deploying client without ${scope}: it is named, nothing asked`,
    about,
    async (world) => {
      const { code, errors, calls } = await world.deploy(SILENT);
      assert.deepEqual([code, calls], [1, []]);
      assert.deepEqual(errors, [`seatkeeper: the client that deploys lacks ${scope}`]);
    },
  );
}

for (const scope of REVOKING) {
  const about = { running: REVOKING.filter((each) => each !== scope) };
  inWorld(`an application without ${scope}: it is named, nothing written`, about, async (world) => {
    const { code, errors, writes } = await world.deploy(SILENT);
    assert.deepEqual([code, writes], [1, []]);
    assert.deepEqual(errors, [`seatkeeper: the Action's application lacks ${scope}`]);
  });
}

inWorld(
  "a tenant that doesn't name the scopes: the calls tell",
  { tells: false },
  async (world) => {
    assert.equal((await world.deploy(SILENT)).code, 0);
    const refused = { status: 403, body: { message: "Insufficient scope" } };
    world.tenant.fail({ path: /actions$/, ...refused });
    const { code, errors } = await world.deploy(SILENT);
    assert.equal(code, 1);
    assert.deepEqual(errors, ["seatkeeper: GET /actions/actions: 403 Insufficient scope"]);
  },
);

inWorld("secrets are sent again when it is said, and none is dropped", {}, async (world) => {
  await world.deploy(SILENT);
  const other = Buffer.alloc(32, 9).toString("base64url");
  await world.deploy(SILENT, { SEATKEEPER_KEY: other });
  const stored = () => world.bound()[0].secrets.find(({ name }) => name === "seatkeeperKey").value;
  assert.equal(stored(), KEY, "nobody has said so");
  await world.deploy([...SILENT, "--update-secrets"], { SEATKEEPER_KEY: other });
  assert.equal(stored(), other);
  world.held.actions.get("action_1").secrets.push({ name: "OTHERS", value: "1" });
  const { code, errors, writes } = await world.deploy([...SILENT, "--update-secrets"]);
  assert.deepEqual([code, writes], [2, []]);
  assert.match(errors[0], /would drop `OTHERS`/);
});

inWorld("from stamps to the API: what the Action lacks is named", {}, async (world) => {
  await world.deploy([...SILENT, "--sessions", "stamps"]);
  assert.deepEqual(
    world.bound()[0].secrets.map(({ name }) => name),
    ["seatkeeperKey"],
  );
  const { code, errors, writes } = await world.deploy(SILENT);
  assert.deepEqual([code, writes], [2, []]);
  assert.match(errors[0], /lacks `domain`: say `--update-secrets`/);
  assert.equal((await world.deploy([...SILENT, "--update-secrets"])).code, 0);
  // And back: a credential that is needed no more goes.
  const stamps = [...SILENT, "--sessions", "stamps", "--update-secrets"];
  assert.equal((await world.deploy(stamps)).code, 0);
  assert.equal(world.bound()[0].secrets.length, 1);
});

inWorld("--new-key makes a key, stores it, and shows it once", {}, async (world) => {
  const none = { SEATKEEPER_KEY: undefined };
  assert.equal((await world.deploy([...VERIFY, "--new-key"])).code, 2, "there is one already");
  const dry = await world.deploy([...VERIFY, "--new-key", "--dry-run"], none);
  assert.ok(!dry.lines.join("\n").includes("SEATKEEPER_KEY"), "it isn't stored");
  const { code, lines } = await world.deploy([...VERIFY, "--new-key"], none);
  assert.equal(code, 0);
  const [, key] = /^SEATKEEPER_KEY, shown this once: ([\w-]{43})$/.exec(lines[0]);
  for (const { secrets } of world.bound()) {
    assert.equal(secrets.find(({ name }) => name === "seatkeeperKey").value, key);
  }
  const again = await world.deploy([...VERIFY, "--new-key"], none);
  assert.deepEqual([again.code, again.writes], [2, []]);
});

inWorld("the limit's own secret: its value by SEATKEEPER_LIMIT, or later", {}, async (world) => {
  const words = ["--pattern", "silent", "--limit-secret", "SEATS", "--default", "1", "--max", "9"];
  assert.equal((await world.deploy(words, { SEATKEEPER_LIMIT: "many" })).code, 2);
  assert.equal((await world.deploy(words)).code, 0);
  assert.equal(world.bound()[0].secrets.length, 4);
  assert.deepEqual((await world.deploy(words)).writes, []);
  await world.deploy([...words, "--update-secrets"], { SEATKEEPER_LIMIT: "5" });
  assert.deepEqual(world.bound()[0].secrets.at(-1), { name: "SEATS", value: "5" });
  const lost = await world.deploy([...words, "--update-secrets"]);
  assert.deepEqual([lost.code, lost.writes], [2, []]);
  assert.match(lost.errors[0], /would drop `SEATS`/);
});
