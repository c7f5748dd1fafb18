/** @file When sessions were created, as a directory tells it: all of them or none, in their order, as finely as it declares. */

import assert from "node:assert/strict";
import { sessionsOf, signedIn } from "./expect.js";

/** A step that all dates share and that is so much coarser than what is declared is no chance. */
const COARSER = 10;

/** @param {import("./rules.js").Rule} rule @param {import("./rules.js").About} about */
export function dateRules(rule, { subjects: [ada] }) {
  rule("all sessions are dated, or none, as it declares", async (under) => {
    await signedIn(under, ada, 4);
    const sessions = await sessionsOf(under, ada);
    const dated = sessions.filter(({ createdAt }) => Number.isSafeInteger(createdAt));
    const expected = under.directory.capabilities.createdAt ? sessions.length : 0;
    assert.equal(dated.length, expected, `${dated.length} of ${sessions.length} are dated`);
  });

  rule("creation times rise in the order in which sessions come", async (under) => {
    const times = await timesOf(under, ada, await signedIn(under, ada, 3));
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  });

  rule("creation times are as fine as it declares, and no finer", async (under) => {
    const { createdAt, createdAtResolutionMs = 1 } = under.directory.capabilities;
    if (!createdAt) return;
    const ids = [];
    // Few where each has to wait long.
    for (let left = createdAtResolutionMs < 100 ? 8 : 3; left > 0; left -= 1) {
      ids.push(...(await signedIn(under, ada, 1)));
      await (under.wait ?? passes)(createdAtResolutionMs);
    }
    const times = await timesOf(under, ada, ids);
    for (const time of times) assert.equal(time % createdAtResolutionMs, 0, `${time} is finer`);
    const gaps = times.slice(1).map((time, index) => time - times[index]);
    for (const gap of gaps) {
      assert.ok(
        gap > 0,
        `two that came more than ${createdAtResolutionMs} ms apart are dated alike`,
      );
    }
    const step = gaps.reduce(divisorOf);
    assert.ok(step < COARSER * createdAtResolutionMs, `all dates are steps of ${step} ms apart`);
  });
}

/**
 * @param {import("../conformance.js").DirectoryUnderTest} under
 * @param {string} subject
 * @param {string[]} ids
 * @returns {Promise<number[]>} the dates of those that have one, in that order
 */
async function timesOf(under, subject, ids) {
  const sessions = await sessionsOf(under, subject);
  const times = ids.map((id) => sessions.find((session) => session.id === id)?.createdAt);
  return times.filter((time) => time !== undefined);
}

/** @param {number} ms @returns {Promise<void>} over when so much has passed by the clock that dates sessions */
async function passes(ms) {
  const until = Date.now() + ms;
  while (Date.now() <= until) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** The greatest that divides both. @param {number} a @param {number} b @returns {number} */
const divisorOf = (a, b) => (b === 0 ? a : divisorOf(b, a % b));
