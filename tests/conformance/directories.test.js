/** @file Every directory that we have keeps what a directory promises. */
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { memoryDirectory } from "@seatkeeper/host";
import { directoryConformance } from "@seatkeeper/host/conformance";
import { createDevice } from "../../js-wrapper/demo/device/browser.js";
import { startServer } from "../../js-wrapper/demo/provider/server.js";
import { keeperWith } from "../oidc/keeper.js";

const HOUR_MS = 60 * 60 * 1000;
const PASSWORDS = { ada: "correct horse", grace: "battery staple" };

for (const inTurn of [false, true])
  describe(inTurn ? "memory, in turn" : "memory", () => {
    directoryConformance({
      test,
      async createDirectory() {
        const directory = memoryDirectory({ inTurn });
        let createdAt = Date.now();
        return {
          directory,
          async signIn(subject, { clientId = "web" } = {}) {
            const id = randomUUID();
            createdAt += 1;
            directory.add({
              id,
              subject,
              createdAt,
              lastActiveAt: createdAt,
              expiresAt: createdAt + HOUR_MS,
              clientIds: [clientId],
              device: { id: `device of ${id}` },
            });
            return id;
          },
          async rotate(sessionId) {
            const next = randomUUID();
            directory.rotate(sessionId, next);
            return next;
          },
          wait: (ms) => void (createdAt += ms),
        };
      },
    });
  });

describe("oidc-provider, by real logins", () => {
  directoryConformance({
    test,
    // Each is a login over HTTP, and the provider's adapter knows no pages.
    many: 20,
    async createDirectory() {
      const server = await startServer({ keeper: keeperWith({ pattern: "silent", limit: 1_000 }) });
      const { directory } = server;
      const idsOf = async (subject) => {
        const { sessions } = await directory.listSessions({ subjects: [subject] });
        return sessions.map(({ id }) => id);
      };
      return {
        directory,
        close: () => server.close(),
        async signIn(subject, { clientId = "web" } = {}) {
          const before = await idsOf(subject);
          const device = createDevice(server.issuer, { client: clientId });
          await device.tokens(subject, PASSWORDS[subject]);
          return (await idsOf(subject)).find((id) => !before.includes(id));
        },
      };
    },
  });
});
