/** @file What is thrown at a caller of a published package: errors with a listed code, and every listed code is one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ERROR_CODES } from "@seatkeeper/host";
import { CONTRACT_ERROR_CODES, FAULT_CODES } from "@seatkeeper/nodes/words";
import { thrownIn } from "./thrown.js";

const { codes, strangers } = thrownIn();

test("every listed code is thrown somewhere", () => {
  // What a module says of its input is thrown in Rust, what a directory answers by somebody's own.
  const elsewhere = [...CONTRACT_ERROR_CODES, ...FAULT_CODES];
  const listed = Object.keys(ERROR_CODES);
  assert.deepEqual(
    listed.filter((code) => !codes.has(code) && !elsewhere.includes(code)),
    [],
  );
});

/** Why each can reach nobody. */
const CAUGHT = {
  "cli/src/auth0/actions.js": "of our own package.json",
  "engines/auth0-actions/src/remote-flow.js": "caught where it is asked for, and logged",
  "engines/auth0-actions/src/signed-flow.js": "caught in `remoteFlow`, and logged",
  "host/src/errors.js": "of our own code, or of a directory's: a code that is not listed",
  "host/src/nodes/conformance/module.js": "what a test holds against a node",
  "host/src/nodes/conformance/own.js": "caught by the test that hands it over",
  "host/src/nodes/conformance/samples.js": "for a node to meet: a getter that throws",
  "host/src/nodes/guards.js": "caught by the check that it stops",
  "host/src/ports/suite.js": "a test that fails",
  "host/src/run/endings.js": "of our own code: a reason that is not listed",
  "host/src/run/replies.js": "caught by `read`: no answer",
  "nodes/src/errors.js": "of our own code: a code that is not listed",
  "nodes/src/module.js": "the cause of a `moduleInvalid`",
};

test("no error of JavaScript's own is made where it can reach a caller", () => {
  assert.deepEqual(
    [...new Set(strangers.map(({ file }) => file))].sort(),
    Object.keys(CAUGHT).sort(),
  );
});
