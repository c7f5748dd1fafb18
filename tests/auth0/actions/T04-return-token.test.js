/** @file T4: the answer to a page elsewhere is the person's own, to this page, once. Everything else is denied. */
import assert from "node:assert/strict";
import { claimsOf, signed } from "./forge.js";
import { DENIED, PAGE_URL, saidBy, withActions } from "./world.js";

const WARN = { pattern: "warn", limit: 1, page: { url: PAGE_URL } };
const OTHER_KEY = Buffer.alloc(32, 9).toString("base64url");

const tokenIn = (step) => new URL(step.url).searchParams.get("session_token");
const post = (browser, session_token, more = {}) =>
  browser.continue({ method: "POST", body: { session_token }, ...more });

/** One who is in, and one who is on the page. */
async function onPage(world) {
  const first = await world.logIn();
  const { browser, step } = await world.logIn();
  const both = world.alive();
  assert.equal(both.length, 2);
  const shown = await world.page.open(tokenIn(step));
  const claims = { use: "answer", output: "continue", sub: shown.sub, nonce: shown.nonce };
  const good = { ...claims, iss: world.tenant.domain, state: step.state };
  return { first, browser, step, shown, good, both };
}

/** Denied, nobody ended, and no way on: not by a good answer that comes after it, nor in silence. */
async function refused(world, { browser, good, both }, step) {
  assert.notEqual(step.type, "tokens");
  assert.deepEqual(world.alive(), both, "nobody has ended");
  assert.notEqual((await post(browser, await signed(good))).type, "tokens", "a second try");
  assert.notEqual((await browser.silent()).type, "tokens", "a silent run");
  assert.deepEqual(world.alive(), both);
}

withActions("T4 the control: such a token, unchanged, is taken", WARN, {}, async (world) => {
  const { browser, good } = await onPage(world);
  assert.equal((await post(browser, await signed(good))).type, "tokens");
  assert.deepEqual(world.alive(), [browser.sessionId]);
});

const FORGERIES = {
  "no nonce": { nonce: undefined },
  "another nonce": { nonce: "AAAAAAAAAAAAAAAAAAAAAA" },
  "a nonce that is no text": { nonce: ["x"] },
  "no use": { use: undefined },
  "the use of the page": { use: "page" },
  "no output": { output: undefined },
  "an output that no page has": { output: "verified" },
  "an output that is a list": { output: ["continue"] },
  "chosen that is no list of handles": { chosen: [{ id: 1 }] },
  "another user's": { sub: "auth0|eve" },
  "no user": { sub: undefined },
  expired: { exp: 1_000_000_000 },
  "no expiry": { exp: undefined },
  "no state": { state: undefined },
  "another state": { state: "edited" },
  "no issuer": { iss: undefined },
};
for (const [what, change] of Object.entries(FORGERIES)) {
  withActions(`T4 refused: ${what}`, WARN, {}, async (world) => {
    const pause = await onPage(world);
    // `SignJWT` leaves out what is undefined, and so does our helper: the claim is not there.
    const token = await signed({ ...pause.good, ...change });
    const step = await post(pause.browser, token);
    assert.deepEqual(saidBy(step), DENIED);
    await refused(world, pause, step);
  });
}

const KEYS = {
  "another secret": { key: OTHER_KEY },
  "the key of the way out": { purpose: "pause" },
  "the key of choices": { purpose: "choice" },
  HS512: { alg: "HS512" },
};
for (const [what, how] of Object.entries(KEYS)) {
  withActions(`T4 refused: signed by ${what}`, WARN, {}, async (world) => {
    const pause = await onPage(world);
    const step = await post(pause.browser, await signed(pause.good, how));
    assert.deepEqual(saidBy(step), DENIED);
    await refused(world, pause, step);
  });
}

withActions("T4 refused: our own token sent back as the answer", WARN, {}, async (world) => {
  const pause = await onPage(world);
  const step = await post(pause.browser, tokenIn(pause.step));
  assert.deepEqual(saidBy(step), DENIED);
  await refused(world, pause, step);
});

withActions("T4 refused: no signature, and no algorithm", WARN, {}, async (world) => {
  const pause = await onPage(world);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const token = `${part({ alg: "none" })}.${part({ ...pause.good, exp: 4_000_000_000 })}.`;
  await refused(world, pause, await post(pause.browser, token));
});

withActions("T4 refused: GET, which leaves the token in addresses", WARN, {}, async (world) => {
  const pause = await onPage(world);
  const session_token = await signed(pause.good);
  const step = await pause.browser.continue({ method: "GET", query: { session_token } });
  assert.deepEqual(saidBy(step), DENIED);
  await refused(world, pause, step);
});

for (const anyBrowserContinues of [false, true]) {
  const about = { features: { anyBrowserContinues } };
  withActions(
    `T4 refused: A's answer in B's transaction (any browser continues: ${anyBrowserContinues})`,
    { ...WARN, limit: 1 },
    about,
    async (world) => {
      const a = await onPage(world);
      const b = await world.logIn();
      const all = world.alive();
      assert.equal(b.step.type, "redirect");
      const token = await signed(a.good);
      assert.notEqual((await post(b.browser, token)).type, "tokens", "in B's own browser");
      assert.deepEqual(world.alive(), all);
      // With B's state in it the token is A's nonce alone.
      const c = await world.logIn();
      const crossed = await signed({ ...a.good, state: c.step.state });
      assert.notEqual((await post(c.browser, crossed)).type, "tokens");
      assert.equal(world.alive().length, all.length + 1);
    },
  );
}

withActions("T4 a second POST of a good answer is nothing new", WARN, {}, async (world) => {
  const { browser, good } = await onPage(world);
  const token = await signed(good);
  assert.equal((await post(browser, token)).type, "tokens");
  const alive = world.alive();
  assert.notEqual((await post(browser, token)).type, "tokens");
  assert.deepEqual(world.alive(), alive);
});

withActions("T4 a replay in the next transaction of the same session", WARN, {}, async (world) => {
  const pause = await onPage(world);
  const cancelled = await signed({ ...pause.good, state: "edited" });
  await post(pause.browser, cancelled);
  const again = await pause.browser.login({ userId: "auth0|ada" });
  assert.equal(again.type, "redirect", "asked again, with a nonce of its own");
  assert.notEqual(claimsOf(tokenIn(again)).nonce, pause.good.nonce);
  const replayed = await signed({ ...pause.good, state: again.state });
  assert.deepEqual(saidBy(await post(pause.browser, replayed)), DENIED);
  assert.deepEqual(world.alive(), pause.both);
});

withActions("T4 a pause that is over is over, by whatever clock", WARN, {}, async (world) => {
  const pause = await onPage(world);
  world.pass(10 * 60_000 + 1_000);
  const late = await signed({ ...pause.good, exp: Math.floor(Date.now() / 1000) + 86_400 });
  assert.deepEqual(saidBy(await post(pause.browser, late)), DENIED);
  assert.ok(world.alive().includes(pause.first.browser.sessionId));
});

withActions(
  "T4 a tenant without transaction metadata: nobody is asked, so nobody passes",
  WARN,
  { features: { transactionMetadata: false } },
  async (world) => {
    const first = await world.logIn();
    assert.equal(first.step.type, "tokens", "under the limit nothing is to be kept");
    const second = await world.logIn();
    assert.deepEqual(saidBy(second.step), DENIED);
    assert.notEqual((await second.browser.silent()).type, "tokens");
    assert.equal(world.alive().length, 2);
  },
);

/** What was kept is gone, or somebody else wrote over it. */
for (const value of ["", "{}", "not JSON", '{"node":"session-limit-page"}', "null"]) {
  withActions(`T4 kept is lost: \`${value}\``, WARN, {}, async (world) => {
    const pause = await onPage(world);
    world.pipeline.transactions.get(pause.step.state).metadata.seatkeeper_warn = value;
    await refused(world, pause, await post(pause.browser, await signed(pause.good)));
  });
}
