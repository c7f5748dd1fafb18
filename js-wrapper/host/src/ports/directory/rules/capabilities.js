/** @file What a directory declares: that it is data, and true. */

import assert from "node:assert/strict";
import { NEEDS } from "@seatkeeper/nodes/words";
import { receiptOf, sessionsOf, signedIn } from "./expect.js";

/** @typedef {import("../interface.js").Session} Session */

const REQUIRED = ["createdAt", "endsSession", "listsCurrent", "revokesRefreshTokens"];
const OPTIONAL = [...NEEDS, "reportsRotation"];

/**
 * What a session shows of each capability that is about a field of it.
 *
 * @type {Array<[capability: "clientIds" | "deviceId" | "expiresAt" | "lastActiveAt", shown: (session: Session) => unknown]>}
 */
const SHOWN = [
  ["clientIds", ({ clientIds }) => clientIds],
  ["deviceId", ({ device }) => device?.id],
  ["expiresAt", ({ expiresAt }) => expiresAt],
  ["lastActiveAt", ({ lastActiveAt }) => lastActiveAt],
];

/** @param {import("./rules.js").Rule} rule @param {import("./rules.js").About} about */
export function capabilityRules(rule, { subjects: [ada] }) {
  rule("its capabilities are data", ({ directory }) => {
    const { name, capabilities } = directory;
    assert.ok(typeof name === "string" && name !== "", "it has no name");
    for (const flag of REQUIRED) assert.equal(typeof capabilities[flag], "boolean", flag);
    const { createdAtResolutionMs = 1, sees = [], ...flags } = capabilities;
    assert.ok(Number.isSafeInteger(createdAtResolutionMs) && createdAtResolutionMs > 0);
    for (const word of sees) assert.equal(typeof word, "string", "sees");
    for (const [flag, value] of Object.entries(flags)) {
      if (value === undefined) continue;
      assert.ok([...REQUIRED, ...OPTIONAL].includes(flag), `\`${flag}\` is not known`);
      assert.equal(typeof value, "boolean", flag);
    }
  });

  rule("what it declares, every session shows", async (under) => {
    await signedIn(under, ada, 3);
    for (const session of await sessionsOf(under, ada)) {
      for (const [capability, shown] of SHOWN) {
        if (!under.directory.capabilities[capability]) continue;
        assert.notEqual(shown(session), undefined, `\`${capability}\` is declared, and not there`);
      }
    }
  });

  rule("what it doesn't declare, no session shows", async (under) => {
    await signedIn(under, ada, 3);
    for (const session of await sessionsOf(under, ada)) {
      for (const [capability, shown] of SHOWN) {
        if (under.directory.capabilities[capability]) continue;
        assert.equal(shown(session), undefined, `\`${capability}\` is there, and not declared`);
      }
    }
  });

  rule("it says that refresh tokens go where it declares so, and only there", async (under) => {
    const { directory } = under;
    const [sessionId] = await signedIn(under, ada, 1);
    const { refreshTokens } = receiptOf(await directory.revokeSession({ sessionId, subject: ada }));
    const isFalse = refreshTokens === !directory.capabilities.revokesRefreshTokens;
    assert.ok(!isFalse, `declared one way, and answered \`refreshTokens: ${refreshTokens}\``);
  });

  rule(
    "by its own record, a new session took over none, and one that goes on did",
    async (under) => {
      const { directory } = under;
      if (!directory.capabilities.reportsRotation) return;
      const [sessionId] = await signedIn(under, ada, 1);
      assert.ok(directory.rotatedFrom !== undefined, "`reportsRotation` without `rotatedFrom`");
      assert.equal(await directory.rotatedFrom({ sessionId }), undefined);
      if (under.rotate === undefined) return;
      const next = await under.rotate(sessionId);
      assert.equal(await directory.rotatedFrom({ sessionId: next }), sessionId);
      assert.equal(await directory.rotatedFrom({ sessionId }), undefined);
    },
  );
}
