/** @file T11: a password thief learns browser, system and day from the pages, and a client nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startWorld } from "../oidc/world.js";

const IP = "203.0.113.77";
const AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 canary-agent";
const headers = { "x-forwarded-for": IP, "user-agent": AGENT };

for (const pattern of /** @type {const} */ (["warn", "reVerify", "block"])) {
  test(`${pattern}: no address, agent string, id or count in pages, URLs or errors`, async (t) => {
    const world = await startWorld(t, { pattern, limit: 2 }, { proxy: true });
    const owners = [world.device({ headers }), world.device({ headers })];
    for (const owner of owners) await owner.tokens();

    const thief = world.device({ headers: { "x-forwarded-for": "198.51.100.9" } });
    const { page } = await thief.signIn();
    assert.ok(page);
    if (pattern === "block") await thief.visit(page.links[0]);
    else await page.submit({ output: "cancel" });

    const sessions = await world.sessions();
    assert.equal(sessions.length, 2);
    const canaries = [IP, "203.0.113", "198.51.100.9", "canary-agent", "Gecko"].concat(
      sessions.flatMap(({ id, device }) => [id, device.id]),
    );
    // What is shown, and where one is led; a cookie of the thief's own is not a page.
    const open = thief.seen.map(
      (each) => `${each.url}\n${each.headers.get("location")}\n${each.body}`,
    );
    for (const canary of canaries) {
      assert.ok(!open.some((text) => text.includes(canary)), `\`${canary}\` was shown`);
    }
    const last = new URL(thief.seen.at(-1)?.url ?? "");
    assert.equal(last.searchParams.get("error_description"), "seat_limit");
  });
}

test("nothing of the account is shown before the right password", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn("ada", "wrong");
  assert.equal(page?.status, 403);
  assert.doesNotMatch(page?.text ?? "", /device|elsewhere|limit|Firefox/i);
  assert.equal(world.keeper.logins.length, 1);
});

test("what a client or a device calls itself is text on the page", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  await world.signedIn(1);
  const client = await world.provider.Client.find("web");
  client.clientName = '<img src=x onerror="alert(1)">\u202e';
  const { page } = await world.device().authorize();
  assert.doesNotMatch(page?.html ?? "", /<img|\u202e/);
  assert.match(page?.title ?? "", /Sign in to <img/);
});
