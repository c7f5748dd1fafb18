/** @file The book of stamps: writes that cross, what is pruned, and what its size may be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createBook } from "../../../js-wrapper/engines/auth0-actions/src/book.js";
import { USER, withActions } from "./world.js";

const DAY = 86_400_000;
const FLOW = { flow: "silent" };

/** All orders in which the reads and the writes of some logins can come. */
function* orders(logins, begun = [], done = []) {
  if (done.length === logins) yield [];
  for (let login = 0; login < logins; login += 1) {
    const step = !begun.includes(login) ? "read" : !done.includes(login) ? "write" : undefined;
    if (step === undefined) continue;
    const next = step === "read" ? [[...begun, login], done] : [begun, [...done, login]];
    for (const rest of orders(logins, ...next)) yield [[step, login], ...rest];
  }
}

test("crossing writes, every order of four: somebody stays, and never two who displaced each other", () => {
  let count = 0;
  for (const order of orders(3)) {
    count += 1;
    const user = { app_metadata: {} };
    const books = [];
    for (const [step, login] of order) {
      const id = `s${login}`;
      const at = 1_000 + login;
      if (step === "read") books[login] = createBook({ user: structuredClone(user) }, FLOW);
      else {
        // As silent with a limit of 1: all who are older are out.
        const older = books[login].entries().filter((seat) => seat.at < at);
        older.forEach((seat) => books[login].displace(seat.id));
        books[login].enter(id, at);
        const setAppMetadata = (key, value) => void (user.app_metadata[key] = value);
        books[login].write({ user: { setAppMetadata } });
      }
    }
    const last = createBook({ user }, FLOW);
    const seated = last.entries();
    assert.ok(seated.length >= 1, JSON.stringify(order));
    // Nobody who is in is displaced, and the one who wrote last is in.
    const [, writer] = order.at(-1);
    assert.ok(last.has(`s${writer}`));
    for (const { id, at } of seated) assert.ok(!last.isDisplaced(id, at));
  }
  assert.equal(count, 90);
});

for (const limit of [1, 2]) {
  withActions(
    `stamps: ${limit + 2} at once, limit ${limit}: at least one renews, and soon no more than the limit`,
    { pattern: "silent", limit, sessions: "stamps" },
    { plan: "free" },
    async (world) => {
      const logins = await Promise.all(Array.from({ length: limit + 2 }, () => world.logIn()));
      const renewed = async () => {
        const steps = [];
        for (const { browser } of logins) steps.push((await browser.silent()).type);
        return steps.filter((type) => type === "tokens").length;
      };
      await renewed();
      const count = await renewed();
      assert.ok(count >= 1 && count <= limit, `${count}`);
    },
  );
}

const about = { plan: "free" };
withActions(
  "stamps: block is no lock-out, a session that is over gives its seat back",
  { pattern: "block", limit: 1, sessions: "stamps", stampDays: 7 },
  about,
  async (world) => {
    await world.logIn();
    assert.equal((await world.logIn()).step.type, "denied");
    world.pass(8 * DAY);
    assert.equal((await world.logIn()).step.type, "tokens");
  },
);

withActions(
  "stamps: the book is bounded, whatever happens",
  { pattern: "silent", limit: 1000, sessions: "stamps" },
  about,
  async (world) => {
    const seats = Array.from({ length: 500 }, (_, index) => [
      Date.now() - 10_000 + index,
      `${"x".repeat(60)}${index}`,
    ]);
    world.tenant.users.get(USER).app_metadata.seatkeeper_silent = { seats };
    const { browser, step } = await world.logIn();
    assert.equal(step.type, "tokens");
    const text = JSON.stringify(world.tenant.users.get(USER).app_metadata);
    assert.ok(text.length < 9_000, `${text.length}`);
    assert.ok(text.includes(browser.sessionId), "the newest stays");
  },
);

/** What somebody else has written there. */
const ODD = [
  null,
  [],
  "x",
  7,
  { seats: "x" },
  { seats: [null, [], [1], ["x", "y"], [1.5, "z"], [-1, "z"], [1, ""], [1, "a", 7], {}] },
  { displaced: [2 ** 60, 7] },
  { seats: { length: 9 } },
];
for (const value of ODD) {
  withActions(
    `stamps: a book that reads ${JSON.stringify(value)} is an empty one`,
    { pattern: "block", limit: 1, sessions: "stamps" },
    { plan: "free", user: { app_metadata: { seatkeeper_block: value } } },
    async (world) => {
      assert.equal((await world.logIn()).step.type, "tokens");
      assert.equal((await world.logIn()).step.type, "denied");
    },
  );
}

withActions(
  "stamps: nothing is written when a login is denied",
  { pattern: "block", limit: 1, sessions: "stamps" },
  about,
  async (world) => {
    await world.logIn();
    const before = JSON.stringify(world.tenant.users.get(USER).app_metadata);
    const { browser } = await world.logIn();
    await browser.silent();
    assert.equal(JSON.stringify(world.tenant.users.get(USER).app_metadata), before);
  },
);

withActions(
  "stamps: who was displaced stays out, also where there is room by now",
  { pattern: "silent", limit: { appMetadata: "/seats", default: 1 }, sessions: "stamps" },
  about,
  async (world) => {
    const first = await world.logIn();
    await world.logIn();
    world.tenant.users.get(USER).app_metadata.seats = 5;
    assert.notEqual((await first.browser.silent()).type, "tokens");
    const back = await first.browser.login({ userId: USER, prompt: "login" });
    assert.equal(back.type, "tokens", "with a new first factor");
  },
);

test("the mark of who was displaced only rises", () => {
  const book = createBook({ user: {} }, FLOW);
  for (const [id, at] of [
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ])
    book.enter(id, at);
  book.displace("c");
  book.displace("a");
  assert.ok(book.isDisplaced("c", 3));
  assert.ok(!book.isDisplaced("b", 2), "who is in, is in");
  assert.ok(!book.isDisplaced("d", 4));
});
