/** @file What nodes are tried on: logins, directories of every mood, and what no caller should hand over but one will. */

const NOW = Date.UTC(2030, 0, 1);

export const LOGIN = {
  id: "login 1",
  subject: "ada",
  linkedSubjects: ["grace"],
  trigger: "login",
  current: { type: "session", id: "own", createdAt: NOW - 1 },
  clientId: "web",
  device: { id: "phone", trusted: true, ip: "192.0.2.1", userAgent: "a browser" },
  interactive: true,
  authenticated: true,
  attributes: { plan: { seats: 2 } },
  now: NOW,
};

/** @type {any[]} */
export const LOGINS = [
  LOGIN,
  { ...LOGIN, attributes: {}, device: undefined, clientId: undefined, linkedSubjects: undefined },
  { ...LOGIN, interactive: false, trigger: "refresh" },
  { ...LOGIN, current: { type: "none" }, attributes: { plan: "\u0000" } },
].map((login) => JSON.parse(JSON.stringify(login)));

export const SESSIONS = [
  { id: "old", subject: "ada", createdAt: NOW - 3000 },
  { id: "older", subject: "grace", createdAt: NOW - 5000, kind: "offline", class: "service" },
  { id: "undated", subject: "ada", clientIds: ["web"], device: { id: "phone" } },
  { id: "own", subject: "ada", createdAt: NOW - 1 },
];
const failing = (error) => () => ({ type: "failed", error });
const listing = (more = {}) => ({ type: "listed", sessions: SESSIONS, ...more });
const isList = ({ type }) => type === "listSessions";

/** How a directory answers a request, by its mood. */
export const MOODS = {
  willing: (request) => (isList(request) ? listing() : { type: "ended" }),
  empty: (request) => (isList(request) ? { type: "listed", sessions: [] } : { type: "ended" }),
  partial: (request) => (isList(request) ? listing({ partial: "timeout" }) : { type: "ended" }),
  "unable to end": (request) =>
    isList(request) ? listing() : { type: "failed", error: "forbidden" },
  forgetful: (request) => (isList(request) ? listing() : { type: "failed", error: "notFound" }),
  silent: failing("timeout"),
  unavailable: failing("unavailable"),
};

/** Plain data of no meaning. */
export const plainOddities = () => [
  ...[null, 7, "text", true, [], {}, [[]], { "no such name": 1 }],
  JSON.parse("[".repeat(30) + "]".repeat(30)),
];

/** And what is no plain data at all. Made anew each time: whoever gets one may do anything with it. */
export function oddities() {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const throwing = {
    get login() {
      throw new Error("a getter's own words");
    },
  };
  const never = [undefined, Number.NaN, () => {}, Symbol("s"), 1n, revoked, throwing];
  return [...plainOddities(), ...never];
}
