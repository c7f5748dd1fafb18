/** @file How a directory ends sessions: that one and no other, whose it is, and once. */

import assert from "node:assert/strict";
import { idsOf, isCode, receiptOf, signedIn } from "./expect.js";

const REASON = "policyDenied";

/** @param {import("./rules.js").Rule} rule @param {import("./rules.js").About} about */
export function endRules(rule, { subjects: [ada, grace] }) {
  for (const method of /** @type {const} */ (["revokeSession", "endCurrentSession"])) {
    rule(`${method} ends one session, and the others stay`, async (under) => {
      const [first, second] = await signedIn(under, ada, 2);
      const request = { sessionId: first, subject: ada, reason: REASON };
      receiptOf(await under.directory[method](request));
      assert.deepEqual(await idsOf(under, ada), [second]);
    });

    rule(`${method} of a session that is gone is \`notFound\``, async (under) => {
      const [id] = await signedIn(under, ada, 1);
      const request = { sessionId: id, subject: ada, reason: REASON };
      await under.directory[method](request);
      await assert.rejects(async () => under.directory[method](request), isCode("notFound"));
      const unknown = { ...request, sessionId: "no such session" };
      await assert.rejects(async () => under.directory[method](unknown), isCode("notFound"));
    });

    rule(`${method} ends nobody's session under another's name`, async (under) => {
      const [id] = await signedIn(under, ada, 1);
      const request = { sessionId: id, subject: grace, reason: REASON };
      await assert.rejects(async () => under.directory[method](request), isCode("notFound"));
      assert.deepEqual(await idsOf(under, ada), [id]);
    });
  }

  rule("endCurrentSession ends that of a linked subject, and of no stranger", async (under) => {
    const [id] = await signedIn(under, grace, 1);
    const request = { sessionId: id, subject: ada, reason: REASON };
    const end = async (linkedSubjects) =>
      under.directory.endCurrentSession({ ...request, linkedSubjects });
    await assert.rejects(end(["nobody"]), isCode("notFound"));
    receiptOf(await end(["nobody", grace]));
    assert.deepEqual(await idsOf(under, grace), []);
  });

  rule("two that end the same session at once do it once", async (under) => {
    const [sessionId] = await signedIn(under, ada, 1);
    const end = async () => under.directory.revokeSession({ sessionId, subject: ada });
    for (const result of await Promise.allSettled([end(), end()])) {
      if (result.status === "rejected") isCode("notFound")(result.reason);
    }
    assert.deepEqual(await idsOf(under, ada), []);
  });

  rule("revokeSessions, if it is there, answers for each in the order asked", async (under) => {
    const { directory } = under;
    if (directory.revokeSessions === undefined) return;
    const [first, second, third] = await signedIn(under, ada, 3);
    const [other] = await signedIn(under, grace, 1);
    const asked = ["no such session", third, other, first].map((sessionId) => ({
      sessionId,
      subject: ada,
    }));
    const answers = await directory.revokeSessions({ sessions: asked });
    assert.equal(answers.length, asked.length);
    const [unknown, ofThird, ofOther, ofFirst] = answers;
    isCode("notFound")(unknown);
    isCode("notFound")(ofOther);
    receiptOf(ofThird);
    receiptOf(ofFirst);
    assert.deepEqual(await idsOf(under, ada), [second]);
    assert.deepEqual(await idsOf(under, grace), [other]);
  });

  rule("revokeSessions of none ends none", async (under) => {
    const { directory } = under;
    if (directory.revokeSessions === undefined) return;
    const ids = await signedIn(under, ada, 1);
    assert.deepEqual(await directory.revokeSessions({ sessions: [] }), []);
    assert.deepEqual(await idsOf(under, ada), ids);
  });
}
