/** @file What a directory is, as tests: a function that anybody can call with theirs. */

import assert from "node:assert/strict";
import { loadNodes } from "@seatkeeper/nodes";
import { DirectoryError } from "../../errors.js";

const FLAGS = [
  "atomicAdmission",
  "clientIds",
  "createdAt",
  "deviceId",
  "endsSession",
  "expiresAt",
  "lastActiveAt",
  "listsCurrent",
  "reportsRotation",
  "revokesRefreshTokens",
];

/**
 * @typedef {object} Subject the directory under test
 * @property {import("./interface.js").Directory} directory
 * @property {(subject: string, about?: { clientId?: string }) => Promise<string>} signIn makes a session
 *   and gives its id
 * @property {() => Promise<void>} [close]
 *
 * @param {object} suite
 * @param {(name: string, run: () => Promise<void>) => unknown} suite.test
 * @param {() => Promise<Subject>} suite.createDirectory a new one with no session in it
 * @param {[string, string]} [suite.subjects] two people that `signIn` knows
 */
export function directoryConformance({ test, createDirectory, subjects = ["ada", "grace"] }) {
  const [ada, grace] = subjects;

  const check = (name, run) =>
    test(name, async () => {
      const under = await createDirectory();
      try {
        await run(under);
      } finally {
        await under.close?.();
      }
    });

  const idsOf = async ({ directory }, ...people) => {
    const { sessions, partial } = await directory.listSessions({ subjects: people });
    assert.equal(partial, undefined, "a list that is whole says nothing of being partial");
    return sessions.map(({ id }) => id).sort();
  };

  const isCode = (code) => (error) => {
    assert.ok(error instanceof DirectoryError, `expected a DirectoryError, found ${error}`);
    assert.equal(error.code, code);
    return true;
  };

  check("its capabilities are data", async ({ directory }) => {
    assert.equal(typeof directory.name, "string");
    const { capabilities } = directory;
    for (const name of ["createdAt", "endsSession", "listsCurrent", "revokesRefreshTokens"]) {
      assert.equal(typeof capabilities[name], "boolean", name);
    }
    for (const [name, value] of Object.entries(capabilities)) {
      if (FLAGS.includes(name)) assert.equal(typeof value, "boolean", name);
      else assert.ok(["createdAtResolutionMs", "sees"].includes(name), `\`${name}\` is not known`);
    }
  });

  check("it lists the sessions of the subjects, and of nobody else", async (under) => {
    const ids = [await under.signIn(ada), await under.signIn(ada)].sort();
    const other = await under.signIn(grace);
    assert.deepEqual(await idsOf(under, ada), ids);
    assert.deepEqual(await idsOf(under, grace), [other]);
    assert.deepEqual(await idsOf(under, ada, grace), [...ids, other].sort());
    assert.deepEqual(await idsOf(under, "nobody"), []);
  });

  check("what it lists is what the nodes can read", async (under) => {
    const { directory } = under;
    const id = await under.signIn(ada, { clientId: "web" });
    const { sessions } = await directory.listSessions({ subjects: [ada] });
    const [session] = sessions;
    assert.equal(session.subject, ada);
    for (const field of ["createdAt", "clientIds"]) {
      if (directory.capabilities[field]) assert.notEqual(session[field], undefined, field);
    }
    /** @type {{ step(input: any): any, free(): void }} */
    const node = loadNodes().prepare("data-query", { rule: { value: 1 } });
    const login = {
      ...{ id: "conformance", subject: ada, current: { type: "none" }, trigger: "login" },
      ...{ interactive: false, authenticated: true, now: Date.now() },
    };
    const { facts } = node.step({ login, replies: [{ type: "listed", sessions }] });
    assert.equal(facts.lookup, "ok");
    assert.deepEqual(
      facts.sessions.map(({ id: listed, standing }) => [listed, standing]),
      [[id, "counted"]],
    );
    node.free();
  });

  check("creation times rise in the order in which sessions come", async (under) => {
    const { createdAt, createdAtResolutionMs = 1 } = under.directory.capabilities;
    const ids = [await under.signIn(ada), await under.signIn(ada), await under.signIn(ada)];
    const { sessions } = await under.directory.listSessions({ subjects: [ada] });
    const times = ids.map((id) => sessions.find((session) => session.id === id)?.createdAt);
    if (!createdAt) return assert.deepEqual(times, [undefined, undefined, undefined]);
    for (const time of times) assert.equal(time % createdAtResolutionMs, 0);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  });

  for (const method of ["revokeSession", "endCurrentSession"]) {
    check(`${method} ends one session, and the others stay`, async (under) => {
      const [first, second] = [await under.signIn(ada), await under.signIn(ada)];
      const reason = "policyDenied";
      const ended = await under.directory[method]({ sessionId: first, subject: ada, reason });
      const { refreshTokens = true, residualAccessUntil = 0 } = ended ?? {};
      assert.equal(typeof refreshTokens, "boolean");
      assert.ok(Number.isSafeInteger(residualAccessUntil));
      assert.deepEqual(await idsOf(under, ada), [second]);
    });

    check(`${method} of a session that is gone is \`notFound\``, async (under) => {
      const id = await under.signIn(ada);
      const request = { sessionId: id, subject: ada, reason: "policyDenied" };
      await under.directory[method](request);
      await assert.rejects(async () => under.directory[method](request), isCode("notFound"));
      const unknown = { ...request, sessionId: "no such session" };
      await assert.rejects(async () => under.directory[method](unknown), isCode("notFound"));
    });

    check(`${method} ends nobody's session under another's name`, async (under) => {
      const id = await under.signIn(ada);
      const request = { sessionId: id, subject: grace, reason: "policyDenied" };
      await assert.rejects(async () => under.directory[method](request), isCode("notFound"));
      assert.deepEqual(await idsOf(under, ada), [id]);
    });
  }

  check("two that end the same session at once do it once", async (under) => {
    const id = await under.signIn(ada);
    const end = async () => under.directory.revokeSession({ sessionId: id, subject: ada });
    const results = await Promise.allSettled([end(), end()]);
    for (const { status, reason } of /** @type {any[]} */ (results)) {
      if (status === "rejected") isCode("notFound")(reason);
    }
    assert.deepEqual(await idsOf(under, ada), []);
  });
}
