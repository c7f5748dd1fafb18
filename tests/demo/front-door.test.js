/** @file `npm start` prints the address of its live page with the token of this start, and opens it only where somebody sits. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { opensItself } from "../../js-wrapper/demo/front-door.js";
import { openPage, sessionsOf } from "./live.js";

const start = fileURLToPath(new URL("../../js-wrapper/demo/start.js", import.meta.url));

test("a browser is opened at a terminal, unless somebody says no", () => {
  const seated = { args: [], env: {}, isTTY: true };
  assert.equal(opensItself(seated), true);
  for (const arg of ["--once", "--no-open"]) {
    assert.equal(opensItself({ ...seated, args: [arg] }), false);
  }
  for (const name of ["CI", "SEATKEEPER_NO_OPEN"]) {
    assert.equal(opensItself({ ...seated, env: { [name]: "1" } }), false);
  }
  assert.equal(opensItself({ ...seated, isTTY: false }), false);
  assert.equal(opensItself({ args: [], env: {} }), false);
});

test("the printed address leads to a page that is told of the plays", async (t) => {
  const server = spawn(process.execPath, [start], { stdio: ["ignore", "pipe", "ignore"] });
  t.after(() => server.kill());
  let printed = "";
  for await (const text of server.stdout.setEncoding("utf8")) {
    printed += text;
    if (printed.includes("Ctrl+C")) break;
  }
  const [, origin, token] = /(http:\/\/127\.0\.0\.1:\d+)\/playground\/#live=(\S+)/.exec(printed);
  assert.match(token, /^[\w-]{43}$/);
  const page = await openPage(`${origin}/playground/live/events`, `Bearer ${token}`);
  const state = await page.next("state");
  assert.deepEqual(
    ["ada", "grace", "alan", "edsger"].map((subject) => sessionsOf(state, subject).length),
    [1, 1, 1, 2],
  );
  const clients = state.runs.map(({ client }) => client);
  assert.deepEqual([...new Set(clients)], ["warn", "silent", "reVerify", "block"]);
  page.leave();
});
