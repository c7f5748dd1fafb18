/** @file The flow in a program of your own: a host over the directory in memory, and a first login. */

import { literal } from "@seatkeeper/auth0-actions/code";
import { bareFlow } from "./bare-flow.js";

/** @param {any} document @returns {string} an ES module; the flow enters it as one literal */
export const nodeHostCode = (
  document,
) => `import { createKeyring, createSeatkeeper, memoryDirectory, memoryStore } from "@seatkeeper/host";

const flow = ${literal(bareFlow(document), 2)};

const directory = memoryDirectory();
const keeper = createSeatkeeper({
  directory, // where sessions are listed and ended: yours goes here
  flow,
  store: memoryStore(), // what must be atomic, or outlive a page: yours goes here
  keyring: createKeyring({
    current: { kid: "k1", secret: crypto.getRandomValues(new Uint8Array(32)) },
  }),
  issuer: "https://login.example",
});

const now = Date.now();
directory.add({ id: "phone", subject: "ada", createdAt: now });
const { outcome } = await keeper.login({
  id: "login 1",
  subject: "ada",
  current: { type: "session", id: "phone", createdAt: now },
  interactive: true,
  authenticated: true,
});
console.log(outcome);
`;
