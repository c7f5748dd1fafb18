/** @file T33: a lookup that failed lets pass, and leaves no mark: the next silent run is decided again. */
import assert from "node:assert/strict";
import { FORM, MUST_ASK, saidBy, USER, withActions } from "./world.js";

const LIST = { method: "GET", path: /\/sessions$/ };
const FAULTS = {
  403: { status: 403, body: {} },
  500: { status: 500, body: {} },
  "a list that is none": { status: 200, body: { error: "x" } },
  null: { status: 200, body: null },
  "no JSON": { status: 200, body: "<html>" },
  "a session without an id": { status: 200, body: { sessions: [{}] } },
  "a reset": { instead: "reset" },
};
/** What the host tries three times. */
const RETRIED = ["500", "a reset"];
const PLACES = [
  [{}, {}],
  [{ marks: "session" }, { features: { sessionMetadata: true } }],
];

for (const [what, fault] of Object.entries(FAULTS)) {
  for (const [place, about] of PLACES) {
    const warn = { pattern: "warn", limit: 1, page: { form: FORM }, ...place };
    withActions(
      `T33 ${what}: passes once (${JSON.stringify(place)})`,
      warn,
      about,
      async (world) => {
        await world.logIn();
        world.tenant.fail({ ...LIST, ...fault, times: RETRIED.includes(what) ? 3 : 1 });
        const { browser, step } = await world.logIn();
        assert.equal(step.type, "tokens");
        assert.equal(world.alive().length, 2);
        assert.deepEqual(saidBy(await browser.silent()), MUST_ASK);
        assert.equal(world.alive().length, 2);
      },
    );

    const closed = { ...warn, onLookupFailure: "closed" };
    withActions(
      `T33 ${what}, closed: asked (${JSON.stringify(place)})`,
      closed,
      about,
      async (world) => {
        await world.logIn();
        world.tenant.fail({ ...LIST, ...fault, times: 9 });
        const { step } = await world.logIn();
        assert.notEqual(step.type, "tokens");
        assert.equal(world.alive().length, 2);
      },
    );
  }
}

withActions(
  "T33 a refresh after it is decided too",
  { pattern: "block", limit: 1 },
  {},
  async (world) => {
    await world.logIn();
    world.tenant.fail({ ...LIST, status: 403, body: {} });
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "tokens");
    assert.notEqual((await browser.refresh(step)).type, "tokens");
    assert.equal(world.tenant.users.get(USER).app_metadata.seatkeeper_block.seats.length, 1);
  },
);
