/** @file What `seatkeeper auth0 deploy` has put into the tenant runs in the pipeline, with the scopes that it asks for and no others. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createPipeline } from "../auth0/pipeline/index.js";
import { inWorlds, REVOKING } from "./auth0-world.js";

const inWorld = inWorlds(test);
const USER = "auth0|ada";
const OTP = { enrolledFactors: [{ type: "otp" }] };
const dist = new URL("../../js-wrapper/engines/auth0-actions/dist/index.cjs", import.meta.url);

/** What the registry has under the names that an Action depends on. */
const REGISTRY = { "@seatkeeper/auth0-actions@0.1.0": fileURLToPath(dist) };

/** Logs in, in the pipeline of the Actions that the tenant holds. */
async function withLogins(world, run, { user = {}, plan = "enterprise" } = {}) {
  const { tenant } = world;
  tenant.addUser(USER, user);
  const actions = world.bound().map(({ name, code, secrets, dependencies }) => ({
    name,
    code,
    secrets: Object.fromEntries(secrets.map((each) => [each.name, each.value])),
    dependencies: Object.fromEntries(
      dependencies.map((each) => [each.name, REGISTRY[`${each.name}@${each.version}`]]),
    ),
  }));
  const pipeline = createPipeline({ tenant, actions, plan: /** @type {any} */ (plan) });
  const logIn = async () => {
    const browser = pipeline.browser();
    return { browser, step: await browser.login({ userId: USER }) };
  };
  const alive = () => {
    tenant.settle();
    return tenant.sessionsOf(USER).map(({ id }) => id);
  };
  try {
    await run({ logIn, alive });
  } finally {
    await pipeline.close();
  }
}

inWorld("silent: a second login ends the first", {}, async (world) => {
  assert.equal((await world.deploy(["--pattern", "silent", "--limit", "1"])).code, 0);
  await withLogins(world, async ({ logIn, alive }) => {
    const first = await logIn();
    const second = await logIn();
    assert.deepEqual([first.step.type, second.step.type], ["tokens", "tokens"]);
    assert.deepEqual(alive(), [second.browser.sessionId]);
    assert.equal((await first.browser.silent()).error, "login_required");
  });
});

inWorld("re-verify: the two Actions, bound in that order", {}, async (world) => {
  assert.equal((await world.deploy(["--pattern", "reVerify", "--limit", "1"])).code, 0);
  await withLogins(
    world,
    async ({ logIn, alive }) => {
      await logIn();
      const { browser, step } = await logIn();
      assert.equal(step.type, "challenge");
      assert.equal((await browser.answerChallenge({ type: "otp" })).type, "tokens");
      assert.deepEqual(alive(), [browser.sessionId]);
    },
    { user: OTP },
  );
});

const DELETING = REVOKING.slice(0, 2);
for (const [words, running] of /** @type {any[]} */ ([
  [["--pattern", "silent"], REVOKING],
  [["--pattern", "silent", "--end", "delete"], DELETING],
  [["--pattern", "block"], ["read:sessions"]],
])) {
  inWorld(`T53 ${words.join(" ")} works with ${running.join(", ")}`, { running }, async (world) => {
    const { code, errors } = await world.deploy([...words, "--limit", "1"]);
    assert.deepEqual([code, errors], [0, []]);
    await withLogins(world, async ({ logIn, alive }) => {
      const first = await logIn();
      const second = await logIn();
      const stays = words[1] === "block" ? first : second;
      assert.deepEqual(alive(), [stays.browser.sessionId]);
    });
  });

  for (const scope of running) {
    // The tenant doesn't say what it has granted, so it is deployed all the same.
    const fewer = { running: running.filter((each) => each !== scope), tells: false };
    inWorld(`T53 ${words.join(" ")} needs ${scope}`, fewer, async (world) => {
      assert.equal((await world.deploy([...words, "--limit", "1"])).code, 0);
      await withLogins(world, async ({ logIn, alive }) => {
        for (const { step } of [await logIn(), await logIn()]) assert.equal(step.type, "tokens");
        assert.equal(alive().length, 2, "nobody is restricted");
      });
    });
  }
}

inWorld("stamps: without the Management API", { running: [] }, async (world) => {
  const words = ["--pattern", "silent", "--limit", "1", "--sessions", "stamps"];
  const { code, errors } = await world.deploy(words);
  assert.deepEqual([code, errors], [0, []]);
  await withLogins(
    world,
    async ({ logIn }) => {
      const first = await logIn();
      assert.equal((await logIn()).step.type, "tokens");
      assert.equal((await first.browser.silent()).description, "seat_limit");
    },
    { plan: "free" },
  );
});

inWorld("T24 a limit by the user's plan, and a secret of the limit's own", {}, async (world) => {
  const source = ["--default", "1", "--max", "2"];
  await world.deploy(["--pattern", "silent", "--limit-app-metadata", "/plan/seats", ...source]);
  const app_metadata = { plan: { seats: 9 } };
  await withLogins(
    world,
    async ({ logIn, alive }) => {
      for (let count = 1; count <= 2; count += 1) {
        await logIn();
        assert.equal(alive().length, count);
      }
      const third = await logIn();
      assert.deepEqual(alive(), [third.browser.sessionId], "9 is over the bound of 2");
    },
    { user: { app_metadata } },
  );
});
