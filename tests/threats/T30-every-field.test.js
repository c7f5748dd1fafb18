/** @file T30: no field of the contract was forgotten: each has its misspelt vector, and none is read where it is inherited. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadNodes, nodeTypes } from "@seatkeeper/nodes";
import { login, outcome, watchPrototypes } from "../nodes/outcome.js";
import { readVectors } from "../vectors/read.js";

watchPrototypes();
const place = new URL("../../js-wrapper/nodes/types/input.schema.json", import.meta.url);
const schemas = [
  JSON.parse(readFileSync(place, "utf8")),
  ...nodeTypes.map((type) => loadNodes().manifest(type).config),
];

/** The names of all fields that a schema knows, however deep. */
function fieldsOf(schema) {
  if (schema === null || typeof schema !== "object") return [];
  const own = Object.keys(schema.properties ?? {});
  return [...own, ...Object.values(schema).flatMap(fieldsOf)];
}
const fields = [...new Set(schemas.flatMap(fieldsOf))].sort();
const vectors = readVectors();

test("the schemas name the fields", () => {
  for (const name of ["rule", "strategy", "trusted", "chosen", "residualAccessUntil"]) {
    assert.ok(fields.includes(name), name);
  }
});

/** No vector can leave its login out. */
test("the input: `logins` for `login`", () => {
  for (const node of nodeTypes) {
    const config = node === "data-query" ? { rule: { value: 1 } } : {};
    const { code, path } = outcome(node, config, { logins: login });
    assert.deepEqual([code, path], ["invalidLogin", "/logins"]);
  }
});

for (const field of fields.filter((name) => name !== "login")) {
  test(`\`${field}\` has its misspelt vector`, () => {
    const named = vectors.filter(
      ({ name }) => name.includes(": T30 ") && name.includes(`for \`${field}\``),
    );
    assert.ok(named.length > 0);
  });
}

for (const field of fields) {
  test(`an inherited \`${field}\` is not even read`, () => {
    let reads = 0;
    const inherited = {
      configurable: true,
      get: () => void (reads += 1),
      // What a step is written into gets a field of its own all the same.
      set(value) {
        const own = { value, configurable: true, enumerable: true, writable: true };
        Object.defineProperty(this, field, own);
      },
    };
    for (const { node, config, input } of vectors.filter(isSmall)) {
      Object.defineProperty(Object.prototype, field, inherited);
      try {
        outcome(node, config, input);
      } finally {
        delete Object.prototype[field];
      }
    }
    assert.equal(reads, 0);
  });
}

function isSmall({ input }) {
  return JSON.stringify(input).length < 1500;
}
