/** @file T7: a session from a client with a generous flow is decided anew where the flow is strict. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keeperWith } from "../oidc/keeper.js";
import { startWorld } from "../oidc/world.js";

test("limits 9 and 1: the second session is refused on entry to the strict client", async (t) => {
  const keeper = (parts) => {
    const lax = keeperWith({ pattern: "block", limit: 9, name: "lax" })(parts);
    const strict = keeperWith({ pattern: "block", limit: 1, name: "strict" })(parts);
    return (clientId) => (clientId === "web" ? lax : strict);
  };
  const world = await startWorld(t, { keeper });
  const [first, second] = await world.signedIn(2);
  assert.ok((await first.device.authorize({ app: "tv" })).callback?.code);

  const { page } = await second.device.authorize({ app: "tv" });
  assert.equal(page?.status, 403);
  assert.equal((await second.device.visit(page?.links[0])).callback?.error, "access_denied");
});
