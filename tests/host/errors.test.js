/** @file Errors as data: a code that is listed, and only the details that there are. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ERROR_CODES as NODE_CODES } from "@seatkeeper/nodes";
import {
  CONTRACT_ERROR_CODE_MEANINGS,
  CONTRACT_ERROR_CODES,
  FAULT_CODES,
} from "@seatkeeper/nodes/words";
import { DirectoryError, ERROR_CODES, SeatkeeperError } from "../../js-wrapper/host/src/errors.js";

test("an error carries its code, and no empty details", () => {
  const bare = new SeatkeeperError("flowGone", "the flow is gone");
  assert.deepEqual({ ...bare }, { name: "SeatkeeperError", code: "flowGone" });
  const details = { path: "/a", help: "try b", retryAfterMs: 0 };
  const full = new SeatkeeperError("flowGone", "the flow is gone", { ...details, secret: "x" });
  assert.deepEqual({ ...full }, { name: "SeatkeeperError", code: "flowGone", ...details });
  assert.ok(bare instanceof Error && bare.stack.includes("errors.test.js"));
});

test("a directory has six codes and no other", () => {
  for (const code of "unavailable rateLimited forbidden notFound invalid timeout".split(" ")) {
    const error = new DirectoryError(code, "no", { retryAfterMs: 5, path: "/x" });
    assert.deepEqual({ ...error }, { name: "DirectoryError", code, retryAfterMs: 5 });
    assert.ok(error instanceof SeatkeeperError);
  }
  for (const code of ["weakKey", "constructor", "", undefined]) {
    assert.throws(() => new DirectoryError(code, "no"), TypeError);
  }
});

test("an error with a code that is not listed can't be made", () => {
  for (const code of Object.keys(ERROR_CODES))
    assert.equal(new SeatkeeperError(code, "x").code, code);
  for (const code of ["raceLost", "constructor", "", undefined, ["flowGone"]]) {
    assert.throws(() => new SeatkeeperError(code, "no"), TypeError);
  }
});

test("the codes of the nodes and of a directory are the contract's", () => {
  const codes = Object.keys(ERROR_CODES);
  assert.deepEqual(
    [...CONTRACT_ERROR_CODES, ...FAULT_CODES, ...Object.keys(NODE_CODES)].filter(
      (code) => !codes.includes(code),
    ),
    [],
  );
  const line = CONTRACT_ERROR_CODE_MEANINGS.invalidConfig;
  assert.equal(`${ERROR_CODES.invalidConfig}.`, line[0].toLowerCase() + line.slice(1));
});

test("the list of codes is complete lines, and nobody can change it", () => {
  assert.ok(Object.isFrozen(ERROR_CODES));
  for (const [code, meaning] of Object.entries(ERROR_CODES)) {
    assert.match(code, /^[a-z][A-Za-z]+$/);
    assert.match(meaning, /^[a-z][^\n]*[^.\n]$/);
  }
});
