/** @file Directories that end sessions badly, each in one way. */
import { DirectoryError } from "@seatkeeper/host";

/** Those that can end one at a time only. */
/** @type {Array<[what: string, rule: string, broken: import("./sound-directory.js").Broken]>} */
const ONE_BY_ONE = [
  ...["revokeSession", "endCurrentSession"].flatMap(
    (method) =>
      /** @type {Array<[string, string, import("./sound-directory.js").Broken]>} */ ([
        [
          `ends all by ${method}`,
          `${method} ends one session, and the others stay`,
          (sound) => ({
            async [method](request) {
              const answer = await sound[method](request);
              const { sessions } = await sound.listSessions({ subjects: [request.subject] });
              for (const { id } of sessions) {
                await sound.revokeSession({ sessionId: id, subject: request.subject });
              }
              return answer;
            },
          }),
        ],
        [
          `answers by ${method} as if it ended what is gone`,
          `${method} of a session that is gone is \`notFound\``,
          (sound, { rows }) => ({
            [method]: async (request) =>
              rows.has(request.sessionId) ? sound[method](request) : { refreshTokens: true },
          }),
        ],
        [
          `ends by ${method} whatever has that id`,
          `${method} ends nobody's session under another's name`,
          (sound, { rows }) => ({
            [method](request) {
              const { subject } = rows.get(request.sessionId) ?? request;
              const isLinked = request.linkedSubjects !== undefined;
              return sound[method](isLinked ? request : { ...request, subject });
            },
          }),
        ],
      ]),
  ),
];

/** @type {Array<[what: string, rule: string, broken: import("./sound-directory.js").Broken]>} */
export const ENDED = [
  ...ONE_BY_ONE.map(
    ([what, rule, broken]) =>
      /** @type {[string, string, import("./sound-directory.js").Broken]} */ ([
        what,
        rule,
        (sound, under) => ({ revokeSessions: undefined, ...broken(sound, under) }),
      ]),
  ),
  [
    "ignores linked subjects",
    "endCurrentSession ends that of a linked subject, and of no stranger",
    (sound) => ({
      endCurrentSession: ({ linkedSubjects: _, ...request }) => sound.endCurrentSession(request),
    }),
  ],
  [
    "takes whoever has linked subjects for anybody",
    "endCurrentSession ends that of a linked subject, and of no stranger",
    (sound, { rows }) => ({
      endCurrentSession({ linkedSubjects, ...request }) {
        const subject = linkedSubjects ? rows.get(request.sessionId).subject : request.subject;
        return sound.endCurrentSession({ ...request, subject });
      },
    }),
  ],
  [
    "fails where two end the same session",
    "two that end the same session at once do it once",
    (sound) => {
      const underWay = new Set();
      return {
        async revokeSession(request) {
          if (underWay.has(request.sessionId)) throw new DirectoryError("invalid", "locked");
          underWay.add(request.sessionId);
          await undefined;
          underWay.delete(request.sessionId);
          return sound.revokeSession(request);
        },
      };
    },
  ],
  [
    "answers for several in an order of its own",
    "revokeSessions, if it is there, answers for each in the order asked",
    (sound) => ({
      revokeSessions: async (request) => (await sound.revokeSessions(request)).reverse(),
    }),
  ],
  [
    "stops at the first that is gone",
    "revokeSessions, if it is there, answers for each in the order asked",
    (sound) => ({
      revokeSessions: async ({ sessions }) => {
        const answers = [];
        for (const each of sessions) answers.push(await sound.revokeSession(each));
        return answers;
      },
    }),
  ],
  [
    "takes none for all",
    "revokeSessions of none ends none",
    (sound, { rows }) => ({
      revokeSessions(request) {
        if (request.sessions.length === 0) rows.clear();
        return sound.revokeSessions(request);
      },
    }),
  ],
];
