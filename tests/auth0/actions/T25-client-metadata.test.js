/** @file T25: a client's metadata sets a limit only where the tenant lists the client; no client is without one. */
import assert from "node:assert/strict";
import { withActions } from "./world.js";

const HIGH = { metadata: { seats: "1000" } };
const clients = { app: { metadata: { seats: "2" } }, own: HIGH, other: HIGH };

async function seatsAt(world, clientId) {
  let count = 0;
  while (count < 5 && (await world.logIn({ clientId })).step.type === "tokens") count += 1;
  return count;
}

const limitOf = (listed) => ({ clientMetadata: "seats", default: 1, ...listed });
const CASES = {
  "a listed one": [{ clients: ["app"] }, "app", 2],
  "one that is not listed": [{ clients: ["app"] }, "own", 1],
  "one whose name begins like a listed one's": [{ clients: ["own2", "ow"] }, "own", 1],
  "nobody listed": [{ clients: [] }, "own", 1],
  "one that has no metadata": [{ clients: ["bare"] }, "bare", 1],
};
for (const [what, [listed, clientId, expected]] of Object.entries(CASES)) {
  for (const place of [{}, { sessions: "stamps" }]) {
    const options = { pattern: "block", limit: limitOf(listed), ...place };
    withActions(`T25 ${what} (${JSON.stringify(place)})`, options, { clients }, async (world) => {
      assert.equal(await seatsAt(world, clientId), expected);
    });
  }
}

withActions(
  "T25 a flow that no client is named in is everybody's",
  { pattern: "block", limit: 1 },
  { clients },
  async (world) => {
    assert.equal((await world.logIn({ clientId: "app" })).step.type, "tokens");
    for (const clientId of ["own", "other", "never seen"]) {
      assert.equal((await world.logIn({ clientId })).step.type, "denied");
    }
  },
);
