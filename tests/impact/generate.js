/** @file Histories of logins as an identity provider might have them, the same each time: some accounts are shared. */
import { chance } from "./chance.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2025, 0, 6);
const END = BEGIN + 90 * DAY;

/** How long a session lasts and how long until the next on that device, in hours, at most. */
const CLIENTS = {
  web: { lasts: 40, pause: 1200 },
  ios: { lasts: 900, pause: 400 },
  android: { lasts: 900, pause: 400 },
  tv: { lasts: 2000, pause: 24 },
};

/** How many people of a hundred have how many devices at the most. */
const PEOPLE = [
  { share: 0.6, devices: 1 },
  { share: 0.3, devices: 3 },
  { share: 0.05, devices: 6 },
  { share: 0.05, devices: 16 },
];

/**
 * @param {{ rows: number, seed: number }} size
 * @returns {string} CSV, in the order in which the sessions were created
 */
export function generateHistory({ rows, seed }) {
  const next = chance(seed);
  const history = [];
  for (let person = 1; history.length < rows; person += 1) {
    history.push(...sessionsOf(`user-${String(person).padStart(4, "0")}`, next));
  }
  history.length = rows;
  history.sort((one, other) => one.created - other.created);
  const lines = history.map(({ subject, created, ended, client, kind }) => {
    const session = word(next()) + word(next());
    return [subject, session, iso(created), iso(ended), client, kind].join(",");
  });
  return `subject,session,created,ended,client,kind\n${lines.join("\n")}\n`;
}

function sessionsOf(subject, next) {
  let left = next();
  const { devices } = PEOPLE.find(({ share }) => (left -= share) < 0) ?? PEOPLE[0];
  const count = Math.ceil(devices / 2 + (next() * devices) / 2);
  return Array.from({ length: count }, () => onDevice(subject, next)).flat();
}

function onDevice(subject, next) {
  const client = Object.keys(CLIENTS)[Math.floor(next() ** 1.5 * 4)];
  const { lasts, pause } = CLIENTS[client];
  const sessions = [];
  for (let at = BEGIN + next() * 30 * DAY; at < END;) {
    const until = at + next() ** 2 * lasts * HOUR + HOUR / 60;
    const row = { subject, created: at, ended: until < END ? until : undefined, client, kind: "" };
    // Now and then somebody from support looks in, or a second factor is still to come.
    const rare = next();
    if (rare < 0.01) sessions.push({ ...row, ended: at + HOUR / 2, kind: "impersonation" });
    else if (rare < 0.03) sessions.push({ ...row, ended: at + HOUR / 30, kind: "mfaPending" });
    else sessions.push(row);
    at = until + next() ** 2 * pause * HOUR;
  }
  return sessions;
}

const word = (fraction) => Math.floor(fraction * 36 ** 5).toString(36);

/** To the second. */
const iso = (time) => (time === undefined ? "" : new Date(time).toISOString().replace(/\.\d+/, ""));
