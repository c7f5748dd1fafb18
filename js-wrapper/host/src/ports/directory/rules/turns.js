/** @file Turns of a directory: what one sees, and that those of one person come one after the other. */

import assert from "node:assert/strict";
import { idsOf, signedIn } from "./expect.js";
import { letOthersGo, newcomer, ofTurns, turn } from "./turn.js";

const AT_ONCE = 12;

/** @param {import("./rules.js").Rule} anyRule @param {import("./rules.js").About} about */
export function turnRules(anyRule, { subjects: [ada, grace], soon }) {
  const rule = ofTurns(anyRule);
  const ofBoth = { subject: ada, linkedSubjects: [grace] };

  rule("it is told of one person, as plain data of its own", async (under) => {
    const ids = [...(await signedIn(under, ada, 2)), ...(await signedIn(under, grace, 1))].sort();
    await turn(under.directory, ofBoth, (at) => {
      assert.deepEqual(at.subjects, [ada, grace]);
      assert.deepEqual(at.sessions.map(({ id }) => id).sort(), ids);
      assert.ok(Number.isSafeInteger(at.now), "`now` is no time");
      assert.ok(Number.isSafeInteger(at.stamp), "`stamp` is no time");
      assert.deepEqual(structuredClone(at), at);
      at.sessions[0].subject = "another";
      at.sessions.length = 0;
      return { change: {}, result: undefined };
    });
    const left = [...(await idsOf(under, ada)), ...(await idsOf(under, grace))];
    assert.deepEqual(left.sort(), ids);
  });

  rule("two turns of one person never interleave", async (under) => {
    const admitted = Array.from({ length: AT_ONCE }, () =>
      turn(under.directory, { subject: ada }, async (at) => {
        await letOthersGo();
        return { change: { add: [newcomer(ada, at)] }, result: at.sessions.length };
      }),
    );
    const seen = (await soon(Promise.all(admitted), "turns of one person")).map(
      ({ result }) => result,
    );
    assert.deepEqual(
      seen.sort((a, b) => a - b),
      Array.from({ length: AT_ONCE }, (_, before) => before),
    );
    assert.equal((await idsOf(under, ada)).length, AT_ONCE);
  });

  rule("turns of two people wait for nobody else", async (under) => {
    let done;
    const graceIsDone = new Promise((resolve) => (done = resolve));
    const first = turn(under.directory, { subject: ada }, async () => {
      await graceIsDone;
      return { change: {}, result: "ada" };
    });
    const second = turn(under.directory, { subject: grace }, async () => {
      return { change: {}, result: "grace" };
    });
    try {
      await soon(second, "a turn of somebody else");
    } finally {
      done();
      await first;
    }
  });

  rule("linked subjects share one turn, whichever comes first", async (under) => {
    const grown = [ofBoth, { subject: grace, linkedSubjects: [ada] }, { subject: grace }];
    const seats = grown.map((who) =>
      turn(under.directory, who, async (at) => {
        const before = at.sessions.filter(({ subject }) => subject === grace).length;
        await letOthersGo();
        return { change: { add: [newcomer(grace, at)] }, result: before };
      }),
    );
    const seen = (await soon(Promise.all(seats), "turns of linked subjects")).map(
      ({ result }) => result,
    );
    assert.deepEqual(seen.sort(), [0, 1, 2]);
  });

  rule("what one turn sees is one moment", async (under) => {
    let [last] = await signedIn(under, ada, 1);
    let isOver = false;
    const seen = [];
    const moving = async () => {
      for (const to of [grace, ada, grace, ada, grace, ada, grace, ada]) {
        const moved = await turn(under.directory, ofBoth, async (at) => {
          const next = newcomer(to, at);
          await letOthersGo();
          return { change: { end: [last], add: [next] }, result: next.id };
        });
        last = moved.result;
      }
    };
    const lookingOn = async () => {
      while (!isOver) {
        await turn(under.directory, ofBoth, async (at) => {
          seen.push(at.sessions.length);
          await letOthersGo();
          return { change: {}, result: undefined };
        });
      }
    };
    const looks = [lookingOn(), lookingOn()];
    try {
      await soon(moving(), "turns while others look on");
    } finally {
      isOver = true;
    }
    await soon(Promise.all(looks), "turns that look on");
    const torn = seen.filter((count) => count !== 1);
    assert.deepEqual(torn, [], "whoever moved was seen twice, or nowhere");
  });

  rule("a turn that changes nothing sees what was done elsewhere before", async (under) => {
    const elsewhere = under.second ?? under.directory;
    const [sessionId] = await signedIn(under, ada, 1);
    const count = async (directory) => {
      const { result } = await turn(directory, { subject: ada }, ({ sessions }) => ({
        change: {},
        result: sessions.length,
      }));
      return result;
    };
    assert.equal(await count(under.directory), 1);
    await elsewhere.revokeSession({ sessionId, subject: ada });
    assert.equal(await count(under.directory), 0);
  });
}
