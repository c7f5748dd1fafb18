/** @file What the address says: the token of the live view leaves it, and is kept by this tab where a browser keeps anything. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readFragment } from "../../js-wrapper/playground/src/app/fragment.js";

const addresses = [];
const kept = new Map();
const storage = {
  setItem: (name, value) => void kept.set(name, value),
  getItem: (name) => kept.get(name) ?? null,
};

beforeEach(() => {
  addresses.length = 0;
  kept.clear();
  Object.assign(globalThis, {
    sessionStorage: storage,
    history: { replaceState: (_state, _title, address) => addresses.push(address) },
  });
});

test("a token is taken out of the address, and is there when the page is loaded again", () => {
  assert.deepEqual(readFragment("#live=first"), { view: "live", live: "first" });
  assert.deepEqual(addresses, ["#live"]);
  assert.deepEqual(readFragment("#race"), { view: "race", live: "first" });
});

test("the token of a server that was started again replaces the one before", () => {
  readFragment("#live=first");
  assert.equal(readFragment("#live=second").live, "second");
  assert.equal(readFragment("#live").live, "second");
});

test("where a browser keeps nothing, the page opens all the same", () => {
  const refuse = () => {
    throw new Error("denied");
  };
  Object.assign(globalThis, { sessionStorage: { setItem: refuse, getItem: refuse } });
  assert.deepEqual(readFragment("#editor"), { view: "editor" });
  assert.deepEqual(readFragment("#live=first"), { view: "live", live: "first" });
});

test("a shared flow is for the editor, and what nobody knows too", () => {
  assert.deepEqual(readFragment("#flow=abc=="), { view: "editor", flow: "abc==" });
  for (const hash of ["", "#", "#no-such", "#__proto__"]) {
    assert.deepEqual(readFragment(hash), { view: "editor" });
  }
});
