/** @file Directories that declare what isn't so, each in one way. */
import { declaring, listing, listingEach } from "./seen.js";

/** @type {Array<[what: string, rule: string, broken: import("./sound-directory.js").Broken]>} */
export const DECLARED = [
  ["declares by a word", "its capabilities are data", declaring({ endsSession: "yes" })],
  [
    "doesn't say whether it dates",
    "its capabilities are data",
    declaring({ listsCurrent: undefined }),
  ],
  ["declares what nobody knows", "its capabilities are data", declaring({ endsAll: true })],
  [
    "declares devices that it can't show",
    "what it declares, every session shows",
    listingEach(({ device: _, ...session }) => session),
  ],
  [
    "shows the clients of some only",
    "what it declares, every session shows",
    listing((sessions) =>
      sessions.map(({ clientIds, ...session }, index) =>
        index === 1 ? session : { ...session, clientIds },
      ),
    ),
  ],
  ...["clientIds", "deviceId", "expiresAt", "lastActiveAt"].map(
    (capability) =>
      /** @type {[string, string, import("./sound-directory.js").Broken]} */ ([
        `shows \`${capability}\`, and doesn't declare it`,
        "what it doesn't declare, no session shows",
        declaring({ [capability]: undefined }),
      ]),
  ),
  [
    "declares that it takes refresh tokens, and leaves them",
    "it says that refresh tokens go where it declares so, and only there",
    (sound) => ({
      revokeSession: async (request) => {
        await sound.revokeSession(request);
        return { refreshTokens: false };
      },
    }),
  ],
  [
    "takes refresh tokens, and declares that it doesn't",
    "it says that refresh tokens go where it declares so, and only there",
    declaring({ revokesRefreshTokens: false }),
  ],
  [
    "declares rotation, and has no record of it",
    "by its own record, a new session took over none, and one that goes on did",
    () => ({ rotatedFrom: undefined }),
  ],
  [
    "takes anybody's word for a rotation",
    "by its own record, a new session took over none, and one that goes on did",
    () => ({ rotatedFrom: async () => "the old one" }),
  ],
];
