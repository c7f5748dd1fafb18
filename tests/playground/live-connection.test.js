/** @file The live view's connection: how it reads, begins anew, and gives up. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, waitAfter } from "../../js-wrapper/playground/src/live/connection.js";

const streamed = (...pieces) => new Response(new Blob(pieces).stream());

/** A stream that gives these pieces and then breaks off. */
function broken(...pieces) {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.error(new TypeError("reset"));
      else controller.enqueue(encoder.encode(piece));
    },
  });
  return new Response(body);
}

/** Follows a server that gives these answers one after another, then is left. */
async function followed(...answers) {
  const leaving = new AbortController();
  const [states, events, waits, calls] = [[], [], [], []];
  await follow({
    token: "t0ken",
    signal: leaving.signal,
    onState: (state) => states.push(state),
    onEvent: (event) => events.push(event),
    fetch: /** @type {any} */ (
      async (address, init) => {
        calls.push({ address, ...init });
        const answer = answers.shift();
        if (answers.length === 0) leaving.abort();
        if (answer instanceof Response) return answer;
        throw new TypeError("no server");
      }
    ),
    wait: async (ms) => void waits.push(ms),
  });
  return { states, events, waits, calls };
}

test("events are read across the borders of pieces, and heartbeats are none", async () => {
  const { events } = await followed(
    broken("event: state\nda", 'ta: {"a":1}\n\n:\n', '\nevent: run\ndata: {"seq":1}\n\n'),
    undefined,
  );
  assert.deepEqual(events, [
    { type: "state", data: { a: 1 } },
    { type: "run", data: { seq: 1 } },
  ]);
});

test("the token goes in a header, and nowhere else", async () => {
  const { calls } = await followed(streamed());
  assert.equal(calls[0].headers.authorization, "Bearer t0ken");
  assert.equal(calls[0].address, "live/events");
});

test("what breaks off is begun anew, later and later until it stands again", async () => {
  const { states, waits } = await followed(
    ...[streamed(), undefined, new Response(null, { status: 503 }), broken(), undefined],
    undefined,
  );
  assert.deepEqual(states.slice(0, 7), [
    ...["connecting", "connected", "ended", "connecting", "ended", "connecting", "ended"],
  ]);
  assert.deepEqual(waits, [0, 1, 2, 0, 1].map(waitAfter));
});

test("a refused token is not tried again", async () => {
  const { states, calls } = await followed(new Response(null, { status: 403 }), streamed());
  assert.deepEqual(states, ["connecting", "refused"]);
  assert.equal(calls.length, 1);
});

test("whoever left hears nothing more", async () => {
  const { states, waits } = await followed(streamed());
  assert.deepEqual(states, ["connecting", "connected"]);
  assert.deepEqual(waits, []);
});

test("waits double, up to a bound", () => {
  const waits = Array.from({ length: 12 }, (_, failures) => waitAfter(failures));
  waits.slice(1).forEach((wait, index) => assert.ok(wait === Math.min(2 * waits[index], 15_000)));
});
