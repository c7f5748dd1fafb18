/** @file What is written by hand for a directory: a provider whose rows have other names, and what its folder makes of them. */

const INDEX = `/** @file The directory over the sessions of Acme. */
export { createAcmeDirectory } from "./directory.js";
`;

const SESSION = `/** @file A row of Acme's as a session. */

/** @param {any} row @returns {import("@seatkeeper/host").Session} */
export const sessionFrom = ({ key, person, began }) => ({
  id: key,
  subject: person,
  createdAt: began,
});
`;

const DIRECTORY = `/** @file Lists and ends the sessions of Acme. */
import { DirectoryError } from "@seatkeeper/host";
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { sessionFrom } from "./session.js";

const OPTIONS = { acme: kinds.required(kinds.having("Acme", ["list", "end"])) };

/**
 * @param {{ acme: { list(person: string): any[], end(key: string, people: string[]): boolean } }} options
 * @returns {import("@seatkeeper/host").Directory}
 */
export function createAcmeDirectory(options) {
  const { acme } = checkedOptions(options, OPTIONS);

  async function end({ sessionId, subject, linkedSubjects = [] }) {
    if (acme.end(sessionId, [subject, ...linkedSubjects])) return { refreshTokens: false };
    throw new DirectoryError("notFound", "no such session");
  }

  return Object.freeze({
    name: "acme",
    capabilities: Object.freeze({
      endsSession: true,
      createdAt: true,
      createdAtResolutionMs: 1,
      lastActiveAt: false,
      expiresAt: false,
      clientIds: false,
      deviceId: false,
      listsCurrent: true,
      revokesRefreshTokens: false,
    }),
    listSessions: async ({ subjects }) => ({
      sessions: subjects.flatMap((subject) => acme.list(subject)).map(sessionFrom),
    }),
    revokeSession: ({ sessionId, subject }) => end({ sessionId, subject }),
    endCurrentSession: end,
  });
}
`;

const CONFORMANCE = `
describe("acme", () => {
  directoryConformance({
    test,
    createDirectory() {
      /** @type {any[]} */
      let rows = [];
      let began = Date.now();
      const acme = {
        list: (person) => rows.filter((row) => row.person === person),
        end(key, people) {
          const kept = rows.filter((row) => row.key !== key || !people.includes(row.person));
          const ended = kept.length < rows.length;
          rows = kept;
          return ended;
        },
      };
      return {
        directory: createAcmeDirectory({ acme }),
        async signIn(person) {
          const key = randomUUID();
          rows.push({ key, person, began: (began += 1) });
          return key;
        },
        wait: (ms) => void (began += ms),
      };
    },
  });
});
`;

/** @type {import("./scratch.js").Patch} */
export const directory = {
  "js-wrapper/directories/acme/index.js": INDEX,
  "js-wrapper/directories/acme/directory.js": DIRECTORY,
  "js-wrapper/directories/acme/session.js": SESSION,
  "tests/conformance/directories.test.js": [
    [
      'import { directoryConformance } from "@seatkeeper/host/conformance";\n',
      `import { directoryConformance } from "@seatkeeper/host/conformance";
import { createAcmeDirectory } from "@seatkeeper/directories/acme";
`,
    ],
    [
      'describe("oidc-provider, by real logins"',
      `${CONFORMANCE.trim()}\n\ndescribe("oidc-provider, by real logins"`,
    ],
  ],
};
