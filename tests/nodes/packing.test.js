/** @file What is packed only once, names and texts that come again, is told apart all the same. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";
import { listed, login, query, session, watchPrototypes } from "./outcome.js";

watchPrototypes();

const standings = (sessions, more) =>
  query(1, sessions, more).facts.sessions.map(({ id, standing }) => [id, standing]);
const counted = (...ids) => ids.map((id) => [id, "counted"]);

test("every text comes out as it went in, beside whatever else", () => {
  const ids = ["a", "é", "日本", "😀", "\u0000", "\uFEFFb", "e\u0301", "\uFFFD", "z".repeat(256)];
  ids.push(...ids.map((id) => id.slice(0, 40) + ids[0] + "😀é"), "\u{10FFFF}", "\u007F\u0080");
  assert.deepEqual(standings(ids.map((id) => session(id))), counted(...ids));
});

test("sessions that name their fields in any order, and leave any out, are read as their own", () => {
  const fields = {
    id: "",
    subject: login.subject,
    createdAt: 1,
    expiresAt: undefined,
    kind: "full",
  };
  const mixed = Array.from({ length: 200 }, (_, index) => {
    const names = Object.keys(fields).filter((name) => index % 3 < 2 || name !== "kind");
    names.push(...names.splice(0, index % names.length));
    return Object.fromEntries(
      names.map((name) => [name, name === "id" ? `s${index}` : fields[name]]),
    );
  });
  assert.deepEqual(standings(mixed), counted(...mixed.map(({ id }) => id)));
});

test("a text that stood at the same place is not taken for another", () => {
  const subjects = [login.subject, "bob", login.subject];
  const more = { login: { ...login, linkedSubjects: ["bob"] } };
  const sessions = subjects.map((subject, index) => session(`s${index}`, { subject }));
  assert.deepEqual(standings(sessions, more), counted("s0", "s1", "s2"));
  const twice = standings([session("a"), session("b"), session("a"), session("b")]);
  assert.deepEqual(twice, counted("a", "b"));
});

test("nothing of one step is found in the next", () => {
  const limited = { rule: { value: { path: "/attributes/plan/seats", default: 9 } } };
  const node = loadNodes().prepare("data-query", limited);
  const limit = (attributes) =>
    node.step({ login: { ...login, attributes }, replies: [listed([session("a")])] }).facts
      .comparisons[0].limit;
  assert.equal(limit({ plan: { seats: 3 } }), 3);
  assert.equal(limit({ plan: { chairs: 3 } }), 9);
  assert.equal(limit({ plan: { seats: 4 } }), 4);
});

test("any number of names passes, and they are not kept for ever", () => {
  const node = loadNodes().prepare("data-query", { rule: { value: 1 } });
  const reply = listed([session("a")]);
  for (let round = 0; round < 20; round += 1) {
    const names = Array.from({ length: 400 }, (_, index) => [`name ${round} ${index}`, index]);
    const attributes = Object.fromEntries([...names, ["__proto__", 1], ["constructor", 2]]);
    const { output } = node.step({ login: { ...login, attributes }, replies: [reply] });
    assert.equal(output, "true");
  }
});
