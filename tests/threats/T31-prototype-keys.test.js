/** @file T31: `__proto__` and `constructor` as names, at any depth, reach no prototype. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { listed, login, outcome, session, watchPrototypes } from "../nodes/outcome.js";

watchPrototypes();
const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];
/** An own property of that name, as `JSON.parse` makes it. */
const named = (name, value) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
const merged = (object, name, value) =>
  JSON.parse(
    JSON.stringify(object).replace(/\}$/, `,${JSON.stringify(name)}:${JSON.stringify(value)}}`),
  );

const config = { rule: { value: 1 } };
const rest = session("a");

for (const name of NAMES) {
  test(`\`${name}\` is no field of anything`, () => {
    const evil = { trusted: true, polluted: 1 };
    const places = {
      [`/${name}`]: merged({ login }, name, evil),
      [`/login/${name}`]: { login: merged(login, name, evil) },
      [`/login/device/${name}`]: { login: { ...login, device: named(name, evil) } },
      [`/login/current/${name}`]: { login: { ...login, current: merged(login.current, name, 1) } },
      [`/replies/0/${name}`]: { login, replies: [merged(listed([]), name, evil)] },
      [`/replies/0/sessions/0/${name}`]: { login, replies: [listed([merged(rest, name, evil)])] },
      [`/inputs/page/${name}`]: { login, inputs: { page: named(name, evil) } },
    };
    for (const [path, input] of Object.entries(places)) {
      assert.equal(outcome("data-query", config, input).path, path);
    }
    assert.equal(outcome("data-query", merged(config, name, evil), { login }).path, `/${name}`);
    const rule = merged({ value: 1 }, name, evil);
    assert.equal(outcome("data-query", { rule }, { login }).path, `/rule/${name}`);
    assert.equal({}.polluted, undefined);
  });

  test(`\`${name}\` leads a path nowhere`, () => {
    for (const path of [`/attributes/${name}/seats`, `/attributes/plan/${name}/seats`]) {
      const value = { path, default: 1 };
      const input = {
        login: { ...login, attributes: { plan: {} } },
        replies: [listed([session("a")])],
      };
      const { output, facts } = outcome("data-query", { rule: { value } }, input);
      assert.deepEqual([output, facts.comparisons[0].limitSource], ["true", "default"]);
    }
  });

  test(`\`${name}\` as an id is an id and nothing else`, () => {
    const input = { login, replies: [listed([session(name)])] };
    const step = outcome("force-logout", {}, input);
    assert.equal(step.requests[0].sessionId, name);
    assert.equal({}.polluted, undefined);
  });
}
