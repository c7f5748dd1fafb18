/** @file A worker of the playground comes from where the page does, through the one policy that may make it. */
import assert from "node:assert/strict";
import { test } from "node:test";

const page = new URL("http://127.0.0.1:4270/playground/#race");
const policies = [];
const started = [];
Object.assign(globalThis, {
  location: page,
  trustedTypes: {
    createPolicy(name, rules) {
      policies.push(name);
      return rules;
    },
  },
  Worker: class {
    constructor(address, options) {
      started.push([address, options]);
    }
  },
});

const { startWorker } = await import("../../js-wrapper/playground/src/app/worker.js");

test("the policy is made at the beginning, before anybody else could make it", () => {
  assert.deepEqual(policies, ["seatkeeper"]);
});

test("an address of our own is made into a module worker, and the policy is made once", () => {
  startWorker("./assets/worker.js");
  startWorker("/playground/assets/worker.js");
  const own = ["http://127.0.0.1:4270/playground/assets/worker.js", { type: "module" }];
  assert.deepEqual(started, [own, own]);
  assert.deepEqual(policies, ["seatkeeper"]);
});

test("another place is refused, whatever it looks like", () => {
  const elsewhere = [
    "https://evil.example/worker.js",
    "//evil.example/a.js",
    "http://127.0.0.1:1/a.js",
  ];
  for (const address of [
    ...elsewhere,
    "data:text/javascript,1",
    "blob:null/1",
    "blob:http://127.0.0.1:4270/1",
  ]) {
    assert.throws(() => startWorker(address), /comes from where the page does/);
  }
});
