/** @file The recipes that tenants use today, run in the stand-in: each test asserts the wrong outcome, so the bench is real. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askFirst, singleSession, USER } from "./baseline/world.js";

const withRecipe = (name, make, run) =>
  test(name, async () => {
    const world = await make();
    try {
      await run(world);
    } finally {
      await world.close();
    }
  });

const LIST = /^GET .*\/sessions$/;

/** Two browsers log in, and neither's list is read before both have asked for it. */
async function twoAtOnce({ tenant, pipeline }) {
  const lists = [tenant.hold(LIST), tenant.hold(LIST)];
  const browsers = [pipeline.browser(), pipeline.browser()];
  const logins = browsers.map((browser) => browser.login({ userId: USER }));
  await Promise.all(lists.map(({ arrived }) => arrived));
  for (const { release } of lists) release();
  return { browsers, steps: await Promise.all(logins) };
}

withRecipe(
  "the recipe does what it is for: a second login ends the first",
  singleSession,
  async ({ tenant, pipeline }) => {
    await pipeline.browser().login({ userId: USER });
    const second = pipeline.browser();
    assert.equal((await second.login({ userId: USER })).type, "tokens");
    tenant.settle();
    assert.deepEqual(
      tenant.sessionsOf(USER).map(({ id }) => id),
      [second.sessionId],
    );
  },
);

withRecipe(
  "E2 fails: two simultaneous logins delete each other, nobody is left",
  singleSession,
  async (world) => {
    const { steps } = await twoAtOnce(world);
    assert.deepEqual(
      steps.map(({ type }) => type),
      ["tokens", "tokens"],
    );
    world.tenant.settle();
    assert.equal(world.tenant.sessionsOf(USER).length, 0, "right: 1");
  },
);

withRecipe(
  "E4.1 fails: of 121 sessions 71 are left, for only the first page is read",
  singleSession,
  async ({ tenant, pipeline }) => {
    for (let count = 0; count < 120; count += 1)
      tenant.signIn(USER, { at: Date.now() - 500 + count });
    assert.equal((await pipeline.browser().login({ userId: USER })).type, "tokens");
    tenant.settle();
    assert.equal(tenant.sessionsOf(USER).length, 71, "right: 1");
  },
);

withRecipe(
  "E3.1 fails: a token refresh deletes the user's own session",
  singleSession,
  async ({ tenant, pipeline }) => {
    const browser = pipeline.browser();
    const { refreshTokenId } = await browser.login({ userId: USER });
    assert.equal((await browser.refresh({ refreshTokenId })).type, "tokens");
    tenant.settle();
    assert.equal(tenant.sessionsOf(USER).length, 0, "right: 1");
    assert.equal((await browser.silent()).error, "login_required");
  },
);

/** One 429 whose window ends so many seconds from now. */
const limited = (tenant, seconds) => {
  const reset = String(Math.ceil(tenant.now() / 1000) + seconds);
  tenant.fail({
    path: /sessions$/,
    status: 429,
    headers: { "x-ratelimit-reset": reset },
    body: {},
  });
};

withRecipe(
  "E4 fails: one 429 holds the login up for as long as the rate says",
  singleSession,
  async ({ tenant, pipeline }) => {
    limited(tenant, 2);
    const begin = performance.now();
    assert.equal((await pipeline.browser().login({ userId: USER })).type, "tokens");
    assert.ok(performance.now() - begin >= 1_500, "right: decided inside a budget of its own");
  },
);

withRecipe(
  "E4 fails: a 429 that lasts longer than the trigger's budget fails the login",
  () => singleSession({ budgetMs: 2_000 }),
  async ({ tenant, pipeline }) => {
    limited(tenant, 60);
    const step = await pipeline.browser().login({ userId: USER });
    assert.equal(step.type, "error", "right: tokens");
    assert.match(step.description, /2000 ms/);
  },
);

withRecipe(
  "the second recipe does what it is for: a login beside another is denied",
  askFirst,
  async ({ pipeline }) => {
    assert.equal((await pipeline.browser().login({ userId: USER })).type, "tokens");
    assert.equal((await pipeline.browser().login({ userId: USER })).type, "denied");
    assert.equal(
      (await pipeline.browser().login({ userId: USER, clientId: "other" })).type,
      "tokens",
    );
  },
);

withRecipe("E2 fails: of two simultaneous logins both are denied", askFirst, async (world) => {
  const { browsers, steps } = await twoAtOnce(world);
  assert.deepEqual(
    steps.map(({ type }) => type),
    ["denied", "denied"],
    "right: one is admitted",
  );
  assert.equal((await browsers[0].silent()).type, "denied", "and they stay locked out");
});

withRecipe(
  "E9, T6 fail: the denied session lives on, and `prompt=none` gets a token",
  askFirst,
  async ({ tenant, pipeline }) => {
    const first = pipeline.browser();
    await first.login({ userId: USER });
    const second = pipeline.browser();
    assert.equal((await second.login({ userId: USER })).type, "denied");
    assert.ok(tenant.sessions.has(second.sessionId), "right: ended");
    // As soon as the first user has gone, what was denied is let in without a first factor.
    tenant.sessions.delete(first.sessionId);
    assert.equal((await second.silent()).type, "tokens", "right: denied");
  },
);

withRecipe(
  "E3 fails: a token refresh has no session, and the login fails",
  askFirst,
  async ({ pipeline }) => {
    const browser = pipeline.browser();
    const { refreshTokenId } = await browser.login({ userId: USER });
    const step = await browser.refresh({ refreshTokenId });
    assert.equal(step.type, "error", "right: tokens");
  },
);
