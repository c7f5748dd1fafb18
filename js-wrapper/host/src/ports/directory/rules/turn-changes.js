/** @file What a turn of a directory leaves: all of its change at once, or nothing at all. */

import assert from "node:assert/strict";
import { idsOf, isCode, sessionsOf, signedIn } from "./expect.js";
import { letOthersGo, newcomer, ofTurns, turn } from "./turn.js";

/** @param {import("./rules.js").Rule} anyRule @param {import("./rules.js").About} about */
export function turnChangeRules(anyRule, { subjects: [ada, grace], soon }) {
  const rule = ofTurns(anyRule);
  const who = { subject: ada };

  /** Whoever comes next is not held up, and finds everything as it was. */
  async function assertNothingLeft(under, ids) {
    const next = turn(under.directory, who, (at) => ({ change: {}, result: at.sessions.length }));
    assert.equal((await soon(next, "the next turn")).result, ids.length);
    assert.deepEqual(await idsOf(under, ada), ids.toSorted());
  }

  rule("what it adds, ends and sets is there when it is over", async (under) => {
    const [first, second] = await signedIn(under, ada, 2);
    const { result } = await turn(under.directory, who, (at) => {
      const added = newcomer(ada, at);
      const kept = at.sessions.find(({ id }) => id === second);
      const changed = { ...kept, clientIds: ["tv"] };
      return { change: { add: [added], end: [first], set: [changed] }, result: added.id };
    });
    const sessions = await sessionsOf(under, ada);
    const shown = sessions.map(({ id, clientIds }) => [id, clientIds]);
    assert.deepEqual(
      shown.sort(),
      [
        [second, ["tv"]],
        [result, ["web"]],
      ].sort(),
    );
  });

  rule("what it changes is never seen in half", async (under) => {
    const before = await signedIn(under, ada, 3);
    let isOver = false;
    const seen = [];
    const lookingOn = async () => {
      while (!isOver) {
        seen.push(await idsOf(under, ada));
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const looks = lookingOn();
    let added = [];
    try {
      const changed = turn(under.directory, who, (at) => {
        const add = [newcomer(ada, at), newcomer(ada, at)];
        return { change: { add, end: before.slice(1) }, result: add.map(({ id }) => id) };
      });
      added = (await soon(changed, "a turn while others look on")).result;
    } finally {
      isOver = true;
    }
    await looks;
    const after = [before[0], ...added].sort();
    for (const ids of seen) {
      const isWhole = [before.toSorted(), after].some((whole) => whole.join() === ids.join());
      assert.ok(isWhole, `${ids.length} sessions were listed while it was written`);
    }
  });

  rule("its stamp is later than every date that was given out", async (under) => {
    await signedIn(under, ada, 2);
    let latest = Math.max(...(await sessionsOf(under, ada)).map(({ createdAt }) => createdAt ?? 0));
    for (let times = 0; times < 20; times += 1) {
      const { result, stamp } = await turn(under.directory, who, (at) => {
        const added = newcomer(ada, at);
        return { change: { add: [added] }, result: added.id };
      });
      assert.ok(stamp > latest, `${stamp} came after ${latest}`);
      const added = (await sessionsOf(under, ada)).find(({ id }) => id === result);
      assert.equal(added?.createdAt, stamp, "the newcomer is not dated by the stamp");
      await turn(under.directory, who, () => ({ change: { end: [result] }, result: undefined }));
      latest = stamp;
    }
  });

  for (const [how, fail] of /** @type {const} */ ([
    ["throws", () => assert.fail("changed my mind")],
    ["rejects", async () => (await letOthersGo(), assert.fail("changed my mind"))],
  ])) {
    rule(`a decision that ${how} is thrown on, and leaves nothing`, async (under) => {
      const ids = await signedIn(under, ada, 1);
      const { inTurn } = under.directory;
      const about = { tenant: "default", subject: ada, linkedSubjects: [] };
      await assert.rejects(async () => inTurn(about, fail), /^AssertionError.*: changed my mind/);
      await assertNothingLeft(under, ids);
    });
  }

  rule("whoever stops waiting before it is written leaves nothing", async (under) => {
    const ids = await signedIn(under, ada, 1);
    for (const abort of [new AbortController(), new AbortController()]) {
      const taken = turn(under.directory, { ...who, signal: abort.signal }, async (at) => {
        abort.abort();
        await letOthersGo();
        return { change: { add: [newcomer(ada, at)], end: ids }, result: undefined };
      });
      await assert.rejects(soon(taken, "the turn of whoever stopped waiting"), isCode("timeout"));
      await assertNothingLeft(under, ids);
    }
  });

  rule("whoever stops waiting for a decision that never comes holds up nobody", async (under) => {
    const ids = await signedIn(under, ada, 1);
    const abort = new AbortController();
    const taken = turn(under.directory, { ...who, signal: abort.signal }, async () => {
      setTimeout(() => abort.abort(), 1);
      return new Promise(() => {});
    });
    await assert.rejects(soon(taken, "the turn of whoever stopped waiting"), isCode("timeout"));
    await assertNothingLeft(under, ids);
  });

  rule("what is gone, or isn't the person's, is neither ended nor set", async (under) => {
    const [first, second] = await signedIn(under, ada, 2);
    const [other] = await signedIn(under, grace, 1);
    const gone = (await sessionsOf(under, ada)).filter(({ id }) => id === first);
    await under.directory.revokeSession({ sessionId: first, subject: ada });
    const end = ["no such session", first, other];
    await turn(under.directory, who, () => ({ change: { end }, result: undefined }));
    await turn(under.directory, who, () => ({ change: { set: gone }, result: undefined }));
    assert.deepEqual(await idsOf(under, ada), [second]);
    assert.deepEqual(await idsOf(under, grace), [other]);
  });
}
