/** @file Each record of a keeper is told with the login that it was about, however late it comes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { overheard } from "../../js-wrapper/demo/overheard.js";

const login = (id, subject) => ({ id, subject, current: { type: "session", id: `of ${id}` } });

/** A keeper that decides nothing, and what it is overheard saying. */
function listen() {
  const told = [];
  let record;
  const keeper = overheard(
    "music",
    (run) => told.push(run),
    (onRecord) => {
      record = (loginId) => onRecord({ loginId, at: 5 });
      const bare = { login: (given) => given, resume: (given) => given, sweep: () => "swept" };
      return bare;
    },
  );
  return { keeper, told, record: (loginId) => record(loginId) };
}

test("a login, an answer and a sweep later on are told by name", () => {
  const { keeper, told, record } = listen();
  const first = login("a", "ada");
  assert.equal(keeper.login(first), first);
  const resumed = { token: "t", login: login("b", "ada") };
  assert.equal(keeper.resume(resumed), resumed);
  keeper.login({ id: "c", subject: "grace", current: { type: "none" } });
  assert.equal(keeper.sweep(), "swept");
  for (const id of ["b", "a", "c", "nobody's"]) record(id);
  const of = (loginId, whose) => ({
    client: "music",
    ...whose,
    at: 5,
    record: { loginId, at: 5 },
  });
  assert.deepEqual(told, [
    of("b", { subject: "ada", sessionId: "of b" }),
    of("a", { subject: "ada", sessionId: "of a" }),
    of("c", { subject: "grace" }),
    of("nobody's"),
  ]);
});

test("it remembers a thousand logins and no more", () => {
  const { keeper, told, record } = listen();
  for (let index = 0; index <= 1000; index++) keeper.login(login(`${index}`, `p${index}`));
  for (const id of ["0", "1"]) record(id);
  assert.deepEqual(
    told.map(({ subject }) => subject),
    [undefined, "p1"],
  );
});
