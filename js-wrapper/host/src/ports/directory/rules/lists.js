/** @file What a directory lists: the sessions of the subjects, all of them, as data that a node can read. */

import assert from "node:assert/strict";
import { loadNodes } from "@seatkeeper/nodes";
import { assertFault, idsOf, isCode, sessionsOf, signedIn } from "./expect.js";

/** @param {import("./rules.js").Rule} rule @param {import("./rules.js").About} about */
export function listRules(rule, { subjects: [ada, grace], many }) {
  rule("it lists the sessions of the subject, and of nobody else", async (under) => {
    const ids = await signedIn(under, ada, 2);
    const [other] = await signedIn(under, grace, 1);
    assert.deepEqual(await idsOf(under, ada), ids.sort());
    assert.deepEqual(await idsOf(under, grace), [other]);
    assert.deepEqual(await idsOf(under, "nobody"), []);
  });

  rule("a list of several subjects has the sessions of each", async (under) => {
    const ids = [...(await signedIn(under, ada, 2)), ...(await signedIn(under, grace, 1))].sort();
    for (const subjects of [
      [ada, grace],
      [grace, ada],
      ["nobody", grace, ada],
    ]) {
      assert.deepEqual(await idsOf(under, ...subjects), ids);
    }
  });

  rule(`a list of ${many} sessions is whole, or says that it isn't`, async (under) => {
    const ids = await signedIn(under, ada, many);
    const { sessions, partial } = await under.directory.listSessions({ subjects: [ada] });
    const listed = sessions.map(({ id }) => id);
    assert.equal(new Set(listed).size, listed.length, "a session is listed twice");
    assert.deepEqual(
      listed.filter((id) => !ids.includes(id)),
      [],
      "sessions that nobody made",
    );
    if (partial !== undefined) return assertFault(partial.error);
    assert.equal(listed.length, many, "the list is cut short and doesn't say so");
  });

  rule("what it lists is what the nodes can read", async (under) => {
    const id = await under.signIn(ada, { clientId: "web" });
    const sessions = await sessionsOf(under, ada);
    assert.equal(sessions[0]?.subject, ada);
    /** @type {{ step(input: any): any, free(): void }} */
    const node = loadNodes().prepare("data-query", { rule: { value: 1 } });
    const login = {
      id: "conformance",
      subject: ada,
      current: { type: "none" },
      trigger: "login",
      interactive: false,
      authenticated: true,
      now: Date.now(),
    };
    const { facts } = node.step({ login, replies: [{ type: "listed", sessions }] });
    node.free();
    assert.equal(facts.lookup, "ok");
    assert.deepEqual(
      facts.sessions.map(({ id: listed, standing }) => [listed, standing]),
      [[id, "counted"]],
    );
  });

  rule("what it lists is a copy", async (under) => {
    await signedIn(under, ada, 1);
    const [session] = await sessionsOf(under, ada);
    const before = structuredClone(session);
    session.subject = grace;
    session.clientIds?.push("another");
    if (session.device !== undefined) session.device.id = "another";
    assert.deepEqual(await sessionsOf(under, ada), [before]);
  });

  rule("whoever waits no longer gets an answer, or `timeout`", async (under) => {
    const [sessionId] = await signedIn(under, ada, 1);
    const signal = AbortSignal.abort();
    const { directory } = under;
    const late = { sessionId, subject: ada, reason: "policyDenied", signal };
    const asked = [
      async () => directory.listSessions({ subjects: [ada], signal }),
      async () => directory.endCurrentSession({ ...late, sessionId: "no such session" }),
      async () => directory.revokeSession(late),
    ];
    for (const ask of asked) {
      try {
        await ask();
      } catch (error) {
        if (error?.code !== "notFound") isCode("timeout")(error);
      }
    }
  });
}
