/** @file A stream says now and then that it is alive, and one that nobody reads is ended. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, get } from "node:http";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createStreams } from "../../js-wrapper/demo/playground/streams.js";

/** A server whose every request opens a stream. */
async function serve(t, streams) {
  const server = createServer((_request, response) => streams.begin(response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${/** @type {any} */ (server.address()).port}`;
}

test("a quiet stream beats", async (t) => {
  const address = await serve(t, createStreams({ beatMs: 1 }));
  const { body } = await fetch(address);
  const { value } = await body.getReader().read();
  assert.equal(new TextDecoder().decode(value).slice(0, 3), ":\n\n");
});

test("a page that reads nothing is let go, the others hear on", async (t) => {
  const streams = createStreams({ behindBytes: 100_000 });
  const address = await serve(t, streams);
  const response = await fetch(address);
  const reader = response.body.getReader();
  const [sleeper] = await once(get(address), "response");
  sleeper.pause().on("error", () => {});
  assert.equal(streams.all().size, 2);

  const much = "x".repeat(50_000);
  let heard = 0;
  while (streams.all().size > 1) {
    for (const stream of streams.all()) streams.send(stream, "run", much);
    // Whoever reads keeps up.
    while (heard < much.length) heard += (await reader.read()).value.length;
    heard -= much.length;
    await turn();
  }
  const [left] = streams.all();
  assert.equal(left.destroyed, false);
});
