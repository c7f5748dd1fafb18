/** @file Every directory that we have keeps what a directory promises. */
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { memoryDirectory } from "@seatkeeper/host";
import { directoryConformance } from "@seatkeeper/host/conformance";
import { createDevice } from "../../js-wrapper/demo/device/browser.js";
import { startServer } from "../../js-wrapper/demo/provider/server.js";
import { keeperWith } from "../oidc/keeper.js";

const PASSWORDS = { ada: "correct horse", grace: "battery staple" };

describe("memory", () => {
  directoryConformance({
    test,
    async createDirectory() {
      const directory = memoryDirectory();
      let createdAt = 1_700_000_000_000;
      return {
        directory,
        async signIn(subject, { clientId = "web" } = {}) {
          const id = randomUUID();
          createdAt += 1;
          directory.add({ id, subject, createdAt, clientIds: [clientId] });
          return id;
        },
      };
    },
  });
});

describe("oidc-provider, by real logins", () => {
  directoryConformance({
    test,
    async createDirectory() {
      const server = await startServer({ keeper: keeperWith({ pattern: "silent", limit: 99 }) });
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
