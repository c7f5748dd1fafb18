/** @file T29: a flow from a URL is the one that was signed, not older than the last, or the one in the code; never none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { block, flowServer, keyPair, sealed } from "./flow-server.js";
import { createWorld } from "./world.js";
import { loginSharing } from "../../../js-wrapper/engines/auth0-actions/src/index.js";

const CACHED_MS = 30_000;
const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1000);

/** A world whose flow comes from a server; in the code stands a limit of 1. */
function withFlow(name, run, { alg = "ES256", source = {}, options = {} } = {}) {
  test(name, async () => {
    const pair = keyPair(alg);
    const server = await flowServer();
    const flowFrom = { url: server.url, key: pair.jwk, ...source };
    const built = { pattern: "block", limit: 1, flowFrom, ...options };
    const world = await createWorld(built, { network: [server.host] });
    const give = async (flow, how = {}) =>
      server.give(await sealed(flow, { key: pair.privateKey, alg, ...how }));
    try {
      await run({ world, server, pair, give, seats: () => seats(world) });
    } finally {
      await world.close();
      await server.close();
    }
  });
}

/** How many more are let in now. */
async function seats(world) {
  for (const id of [...world.tenant.sessions.keys()]) world.tenant.sessions.delete(id);
  let count = 0;
  while (count < 5 && (await world.logIn()).step.type === "tokens") count += 1;
  return count;
}

for (const alg of ["ES256", "EdDSA"]) {
  const name = `T29 the control: what is signed by ${alg} is taken, a change within the cache's time`;
  withFlow(
    name,
    async ({ world, server, give, seats }) => {
      await give(block(3, 1));
      assert.equal(await seats(), 3);
      const asked = server.asked();
      await give(block(2, 2));
      assert.equal(await seats(), 3, "kept for half a minute");
      assert.equal(server.asked(), asked);
      world.pass(CACHED_MS);
      assert.equal(await seats(), 2);
      assert.equal(server.asked(), asked + 1);
    },
    { alg },
  );
}

const other = keyPair();
/** What a server may answer that is no flow for us; each is tried cold, and after a good one. */
const BAD = {
  unsigned: () => JSON.stringify({ flow: block(4, 9), exp: now() + 60 }),
  "a bare flow": () => JSON.stringify(block(4, 9)),
  "another key": () => sealed(block(4, 9), { key: other.privateKey }),
  "another key that names itself": () =>
    sealed(block(4, 9), { key: other.privateKey, header: { jwk: other.jwk, kid: "x" } }),
  "HS256 with the public key": ({ pair }) =>
    sealed(block(4, 9), {
      key: pair.publicKey.export({ type: "spki", format: "der" }),
      alg: "HS256",
    }),
  "no algorithm": () => {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    return `${part({ alg: "none", typ: "seatkeeper-flow+jws" })}.${part({ flow: block(4, 9), exp: now() + 60 })}.`;
  },
  "another type": ({ pair }) => sealed(block(4, 9), { key: pair.privateKey, typ: "JWT" }),
  "no type": ({ pair }) =>
    sealed(block(4, 9), { key: pair.privateKey, header: { typ: undefined } }),
  expired: ({ pair }) => sealed(block(4, 9), { key: pair.privateKey, exp: now() - 1 }),
  "no expiry": ({ pair }) =>
    sealed(block(4, 9), { key: pair.privateKey, exp: /** @type {any} */ ("never") }),
  "longer than 7 days": ({ pair }) =>
    sealed(block(4, 9), { key: pair.privateKey, exp: now() + 8 * DAY }),
  older: ({ pair }) => sealed(block(4, 4), { key: pair.privateKey }),
  "no version": ({ pair }) => sealed({ ...block(4), version: "9" }, { key: pair.privateKey }),
  "a limit that is none": ({ pair }) => {
    const flow = block(4, 9);
    flow.nodes[0].config.rule.value = 0;
    return sealed(flow, { key: pair.privateKey });
  },
  "no nodes": ({ pair }) => sealed({ name: "remote", version: 9 }, { key: pair.privateKey }),
  "what the directory can't do": ({ pair }) => {
    const flow = block(4, 9);
    flow.nodes[0].config.sameDevice = "replace";
    return sealed(flow, { key: pair.privateKey });
  },
  "a page that there is none of": async ({ pair }) => {
    const { patternFlow } = await import("@seatkeeper/host");
    const page = patternFlow("warn", 4, { name: "remote", version: 9 });
    return sealed(page, { key: pair.privateKey });
  },
  garbage: () => "\u001b[2J\r\nseatkeeper: allowed",
  nothing: () => "",
  "10 MB": () => (_, response) => response.end(Buffer.alloc(10 * 1024 * 1024, 97)),
  slow: () => (_, response) => void response.write("a"),
  "a server that hangs": () => () => {},
  "a reset": () => (request) => request.socket.destroy(),
  500: () => (_, response) => response.writeHead(500).end("x"),
};
for (const [what, make] of Object.entries(BAD)) {
  withFlow(
    `T29 ${what}: the one in the code, or the last good one`,
    async ({ world, server, pair, give, seats }) => {
      const bad = await make({ pair });
      server.give(bad);
      const begin = performance.now();
      assert.equal(await seats(), 1, "cold: the one in the code");
      assert.ok(performance.now() - begin < 8_000);
      world.pass(CACHED_MS);
      await give(block(3, 5));
      assert.equal(await seats(), 3, "a good one");
      world.pass(CACHED_MS);
      server.give(bad);
      assert.equal(await seats(), 3, "the last good one");
      for (const line of world.lines()) assert.match(line, /^[\x20-\x7e]{1,256}$/);
    },
    { source: { minVersion: 5 } },
  );
}

withFlow("T29 a redirect is not followed", async ({ server, give, pair, seats }) => {
  const good = await sealed(block(4, 9), { key: pair.privateKey });
  server.give((request, response) => {
    if (request.url === "/other") return void response.end(good);
    response.writeHead(302, { location: "/other" }).end();
  });
  assert.equal(await seats(), 1);
  assert.equal(typeof give, "function");
});

for (const [path, source] of /** @type {[string, any][]} */ ([
  ["/flowFrom/url", { url: "http://localhost/flow" }],
  ["/flowFrom/url", { url: "" }],
  ["/flowFrom/url", { url: "//host/flow" }],
  ["/flowFrom/url", { url: "file:///etc/passwd" }],
  ["/flowFrom/url", { url: "data:application/json,{}" }],
  ["/flowFrom/url", { url: "javascript:1" }],
  ["/flowFrom/key", { key: undefined }],
  ["/flowFrom/key", { key: {} }],
  ["/flowFrom/key", { key: { alg: "HS256", kty: "oct", k: "AAAA" } }],
])) {
  test(`T29 no such ${path.split("/").at(-1)}, when the Action is loaded: ${JSON.stringify(source)}`, () => {
    const flowFrom = { url: "https://flows.example/flow", key: other.jwk, ...source };
    assert.throws(() => loginSharing({ pattern: "block", limit: 1, flowFrom }), {
      code: "optionsInvalid",
      path,
    });
  });
}

withFlow(
  "T29 a secret under the name of a public key",
  async ({ server, seats }) => {
    server.give(await sealed(block(4, 9), { key: new Uint8Array(32), alg: "HS256" }));
    assert.equal(await seats(), 1);
  },
  { source: { key: { alg: "ES256", kty: "oct", k: "AAAA" } } },
);

withFlow("T29 the last good one ends with its time", async ({ world, server, give, seats }) => {
  await give(block(3), { exp: now() + 3_600 });
  assert.equal(await seats(), 3);
  server.give("gone");
  world.pass(3_601_000);
  assert.equal(await seats(), 1);
});

withFlow("T29 an older one than the last is a downgrade", async ({ world, give, seats }) => {
  await give(block(2, 7));
  assert.equal(await seats(), 2);
  world.pass(CACHED_MS);
  await give(block(4, 6));
  assert.equal(await seats(), 2);
});

withFlow("T29 what lies in api.cache has no say", async ({ world, give, seats }) => {
  await give(block(2));
  assert.equal(await seats(), 2);
  world.pipeline.loseCache();
  assert.equal(await seats(), 2);
});

withFlow(
  "T29 who logs in while it is asked for waits for it",
  async ({ world, server, pair }) => {
    const good = await sealed(block(1), { key: pair.privateKey });
    let asked;
    const arrived = new Promise((resolve) => (asked = resolve));
    let release;
    const released = new Promise((resolve) => (release = resolve));
    server.give(async (_, response) => {
      asked();
      await released;
      response.end(good);
    });
    const logins = [world.logIn(), world.logIn(), world.logIn()];
    await arrived;
    release();
    const steps = (await Promise.all(logins)).map(({ step }) => step.type);
    assert.equal(server.asked(), 1);
    assert.equal(steps.filter((type) => type === "tokens").length, 1, steps.join());
  },
  { options: { limit: 9 } },
);

withFlow(
  "T29 unsigned only where that is said",
  async ({ server, seats }) => {
    server.give(JSON.stringify(block(3)));
    assert.equal(await seats(), 3);
  },
  { source: { unsignedFlow: true, key: undefined } },
);

withFlow(
  "T29 a signed flow that is too large to wait denies, and asks nobody",
  async ({ world, give }) => {
    const { patternFlow } = await import("@seatkeeper/host");
    const accessToken = { claims: { "https://rp.example/long": "x".repeat(20_000) } };
    await give(patternFlow("warn", 1, { name: "remote", version: 1, accessToken }));
    assert.equal((await world.logIn()).step.type, "tokens");
    assert.equal((await world.logIn()).step.description, "seat_limit");
  },
  { options: { page: { form: "ap_form" } } },
);

withFlow(
  "T29 a run keeps the flow that it began with, though another one is in force by now",
  async ({ world, server, give }) => {
    const { patternFlow } = await import("@seatkeeper/host");
    await give(patternFlow("warn", 1, { name: "remote", version: 1 }));
    await world.logIn();
    const [one, other] = [await world.logIn(), await world.logIn()];
    world.pass(CACHED_MS);
    await give(patternFlow("block", 1, { name: "renamed", version: 2 }));
    const fields = { seatkeeper_answer: "continue" };
    assert.equal((await other.browser.submitForm({ fields })).type, "tokens");
    world.alive();
    server.give("gone");
    world.pipeline.newInstance();
    assert.equal((await one.browser.submitForm({ fields })).type, "denied", "superseded");
    assert.deepEqual(world.alive(), [other.browser.sessionId]);
  },
  { options: { page: { form: "ap_form" } } },
);
