/** @file T24: a limit comes from what the tenant writes, as a plain integer; anything else is the default. */
import assert from "node:assert/strict";
import { USER, withActions } from "./world.js";

/** How many may be in, by trying: block lets in as many as the limit. */
async function seats(world, most = 6) {
  let count = 0;
  while (count < most && (await world.logIn()).step.type === "tokens") count += 1;
  return count;
}

const block = (limit) => ({ pattern: "block", limit });
const DEEP = { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } };

/** What stands in `app_metadata`, and how many may be in with `default: 2, max: 4`. */
const VALUES = [
  [3, 3],
  [4, 4],
  [5, 4],
  [2 ** 53 - 1, 4],
  [2 ** 53, 2],
  [1e300, 2],
  ["99", 2],
  ["", 2],
  [-1, 2],
  [0, 2],
  [1.5, 2],
  [true, 2],
  [null, 2],
  [[9], 2],
  [{}, 2],
  [DEEP, 2],
  [JSON.parse('{"__proto__": 9}'), 2],
  [{ constructor: { prototype: 9 } }, 2],
];
for (const [value, expected] of VALUES) {
  const limit = { appMetadata: "/plan/seats", default: 2, max: 4 };
  const user = { app_metadata: { plan: { seats: value } } };
  withActions(
    `T24 app_metadata: ${JSON.stringify(value)}`,
    block(limit),
    { user },
    async (world) => {
      assert.equal(await seats(world), expected);
    },
  );
}

const PATHS = [
  "/__proto__/seats",
  "/plan/__proto__",
  "/constructor/length",
  "/toString/length",
  "/none/at/all",
];
for (const appMetadata of [...PATHS, "/plan/seats/length", "/"]) {
  const user = { app_metadata: { plan: { seats: "abc" } } };
  const limit = { appMetadata, default: 2 };
  withActions(`T24 the path ${appMetadata}`, block(limit), { user }, async (world) => {
    assert.equal(await seats(world), 2);
  });
}

withActions(
  "T24 no app_metadata at all",
  block({ appMetadata: "/seats", default: 2 }),
  { user: { app_metadata: undefined } },
  async (world) => {
    assert.equal(await seats(world), 2);
  },
);

withActions(
  "T24 user_metadata, the request and the browser have no say",
  block({ appMetadata: "/plan/seats", default: 1 }),
  { user: { user_metadata: { plan: { seats: 9 }, seats: 9, limit: 9 } } },
  async (world) => {
    await world.logIn();
    const device = { userAgent: '{"limit":9}', ip: "9" };
    const { step } = await world.logIn({ device, state: "limit=9", scope: "openid seats:9" });
    assert.equal(step.type, "denied");
  },
);

for (const path of ["/user_metadata/seats", "/../user_metadata/seats"]) {
  withActions(
    `T24 no path leads out of app_metadata: ${path}`,
    block({ appMetadata: path, default: 1 }),
    { user: { user_metadata: { seats: 9 } } },
    async (world) => {
      assert.equal(await seats(world), 1);
    },
  );
}

/** Texts of a secret or of a client's metadata. */
const TEXTS = [
  ["3", 3],
  ["5", 4],
  ["999999999999999", 4],
  ["9007199254740993", 2],
  [" 3", 2],
  ["3 ", 2],
  ["3\n", 2],
  ["3x", 2],
  ["0", 2],
  ["03", 2],
  ["-3", 2],
  ["+3", 2],
  ["1e3", 2],
  ["0x9", 2],
  ["3.0", 2],
  ["", 2],
  ["٣", 2],
];
for (const [text, expected] of TEXTS) {
  const secret = { secret: "seats", default: 2, max: 4 };
  withActions(
    `T24 a secret: ${JSON.stringify(text)}`,
    block(secret),
    { secrets: { seats: text } },
    async (world) => {
      assert.equal(await seats(world), expected);
    },
  );
  const metadata = { clientMetadata: "seats", clients: ["app"], default: 2, max: 4 };
  const clients = { app: { metadata: { seats: text } } };
  withActions(
    `T24 a client's metadata: ${JSON.stringify(text)}`,
    block(metadata),
    { clients },
    async (world) => {
      assert.equal(await seats(world), expected);
    },
  );
}

withActions(
  "T24 a change of app_metadata applies to the next login",
  block({ appMetadata: "/seats", default: 1 }),
  {},
  async (world) => {
    assert.equal(await seats(world), 1);
    world.tenant.users.get(USER).app_metadata.seats = 2;
    assert.equal((await world.logIn()).step.type, "tokens");
    assert.equal((await world.logIn()).step.type, "denied");
  },
);

for (const name of ["__proto__", "constructor", "toString"]) {
  withActions(
    `T24 a secret called ${name} is not there`,
    block({ secret: name, default: 1 }),
    {},
    async (world) => {
      assert.equal(await seats(world), 1);
    },
  );
}
