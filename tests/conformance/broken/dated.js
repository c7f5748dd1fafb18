/** @file Directories that date sessions badly, each in one way. */
import { declaring, listing, listingEach } from "./seen.js";

/** @type {Array<[what: string, rule: string, broken: import("./sound-directory.js").Broken]>} */
export const DATED = [
  [
    "dates some sessions and not others",
    "all sessions are dated, or none, as it declares",
    listing((sessions) =>
      sessions.map(({ createdAt, ...session }, index) =>
        index === 0 ? session : { ...session, createdAt },
      ),
    ),
  ],
  [
    "dates sessions, and declares that it doesn't",
    "all sessions are dated, or none, as it declares",
    declaring({ createdAt: false }),
  ],
  [
    "dates the newest first",
    "creation times rise in the order in which sessions come",
    listing((sessions) => {
      if (sessions.length !== 3) return sessions;
      const times = sessions.map(({ createdAt }) => createdAt).reverse();
      return sessions.map((session, index) => ({ ...session, createdAt: times[index] }));
    }),
  ],
  [
    "dates in whole seconds, and declares milliseconds",
    "creation times are as fine as it declares, and no finer",
    listingEach((session) => ({
      ...session,
      createdAt: Math.floor(session.createdAt / 1e3) * 1e3,
    })),
  ],
  [
    "makes up the milliseconds of its seconds",
    "creation times are as fine as it declares, and no finer",
    (sound) => {
      const order = new Map();
      const createdAtOf = ({ id }) => {
        if (!order.has(id)) order.set(id, order.size);
        return 1_700_000_000_000 + order.get(id) * 1_000;
      };
      return listingEach((session) => ({ ...session, createdAt: createdAtOf(session) }))(sound);
    },
  ],
  [
    "dates finer than it declares",
    "creation times are as fine as it declares, and no finer",
    declaring({ createdAtResolutionMs: 50 }),
  ],
];
