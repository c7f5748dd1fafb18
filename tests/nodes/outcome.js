/** @file What a step comes to, as data; and a watch over the prototypes that every test shares. */
import assert from "node:assert/strict";
import { afterEach } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";

export const login = {
  id: "login-1",
  subject: "u1",
  current: { type: "session", id: "cur", createdAt: 100 },
  trigger: "login",
  interactive: true,
  authenticated: true,
  now: 1000,
};
export const session = (id, more) => ({ id, subject: "u1", createdAt: 1, ...more });
export const listed = (sessions) => ({ type: "listed", sessions });

/** The step, or the typed error as data; anything else that is thrown is thrown on. */
export function outcome(node, config, input) {
  try {
    const prepared = loadNodes().prepare(node, config);
    try {
      return prepared.step(input);
    } finally {
      prepared.free();
    }
  } catch (error) {
    if (error.name !== "NodeError") throw error;
    return { code: error.code, path: error.path, message: error.message };
  }
}

/** Data Query with that limit, on these sessions. */
export const query = (value, sessions, more) =>
  outcome("data-query", { rule: { value } }, { login, replies: [listed(sessions)], ...more });

export const isRight = () => {
  assert.equal(query(1, [session("a")]).output, "true");
  assert.equal(query(2, [session("a")]).output, "false");
};

const SHARED = { Object, Array, String, Number, Boolean, Function, Error, Map, Uint8Array };
const snapshot = () =>
  Object.entries(SHARED).flatMap(([name, { prototype }]) =>
    Reflect.ownKeys(prototype).map((key) => `${name}.${String(key)}`),
  );
const before = snapshot();

/** After every test the prototypes are what they were, and the nodes decide as ever. */
export function watchPrototypes() {
  afterEach(() => {
    assert.deepEqual(snapshot(), before);
    isRight();
  });
}
