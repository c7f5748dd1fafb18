/** @file One login as a machine whose next action is atomic: what the real nodes do on every list there can be. */

/** What a machine does next. From `REVOKING` on, the number less `REVOKING` is the set of sessions still to be ended. */
export const ABSENT = 0;
export const CREATED = 1;
export const ASKED = 2;
export const ASKED_AND_LISTED = 3;
export const LEAVING = 4;
export const DONE = 5;
export const REVOKING = 5;

/** So many sessions there are at most: two prior ones and four logins. */
export const SESSIONS = 6;
const LISTS = 2 ** SESSIONS;
const SUBJECT = "u1";
const START = Date.UTC(2030, 0, 1);
const NOW = START + 60_000;

/**
 * Six sessions in rank order, the oldest by `(createdAt, id)` first. Where dates decide, the ids fall, so
 * that the order can't come from them.
 */
export const DATES = {
  rising: (place) => ({ id: `s${SESSIONS - place}`, createdAt: START + place }),
  tied: (place) => ({ id: `s${place}`, createdAt: START }),
  undated: (place) => ({ id: `s${place}` }),
};

/**
 * @typedef {object} Answers the next phase, by session and by list (a set of places as bits)
 * @property {number[][][]} whole decided on one list; first index: whether the session must be listed
 * @property {number[][]} first of two lists: `ASKED` where the flow goes on to Force Logout
 * @property {number[][][]} second of two lists; first index as in `whole`
 */

/**
 * Asks the nodes everything that they can be asked about six sessions.
 *
 * @param {{ prepare: (type: string, config: any) => any }} nodes
 * @param {{ once: any, twice?: any }} documents the flow, and the same with a pause before Force Logout
 * @param {keyof typeof DATES} dates
 * @param {"login" | "refresh"} trigger
 * @returns {Answers}
 */
export function answersOf(nodes, { once, twice = once }, dates, trigger) {
  const sessions = Array.from({ length: SESSIONS }, (_, place) => ({
    ...DATES[dates](place),
    subject: SUBJECT,
  }));
  const lists = Array.from({ length: LISTS }, (_, list) =>
    sessions.filter((_, place) => list & (1 << place)),
  );
  const [one, two] = [once, twice].map((document) => prepared(nodes, document));
  const table = (flow, { at = "query", listed = false } = {}) =>
    sessions.map((session) => {
      const login = loginOf(session, trigger, listed);
      return lists.map((list) => leg(flow, at, { login, list, sessions }));
    });
  const either = (flow, at) => [false, true].map((listed) => table(flow, { at, listed }));
  const goesOn = two.nodes.has("force-logout");
  return {
    whole: either(one, "query"),
    first: table(two),
    second: goesOn ? either(two, "force-logout") : [],
  };
}

function prepared(nodes, document) {
  const byId = document.nodes.map(({ id, type, config }) => {
    const isModule = ["data-query", "force-logout", "logout"].includes(type);
    return [id, { id, type, prepared: isModule ? nodes.prepare(type, config) : undefined }];
  });
  const edges = document.edges.map(({ source, sourceHandle, target }) => [
    `${source} ${sourceHandle}`,
    target,
  ]);
  return { nodes: new Map(byId), edges: new Map(edges) };
}

function loginOf({ id, createdAt }, trigger, listed) {
  return {
    id: `login-${id}`,
    subject: SUBJECT,
    trigger,
    authenticated: true,
    interactive: true,
    now: NOW,
    current: { type: "session", id, ...(createdAt && { createdAt }), ...(listed && { listed }) },
  };
}

/** Goes through the flow on one list, up to the first act that others can see. */
function leg(flow, at, { login, list, sessions }) {
  const answers = [{ type: "ended" }, { type: "failed", error: "notFound" }];
  const [phase, otherwise] = answers.map((ended) => walk(flow, at, { login, list, ended }));
  // Whether it ended a session or found it gone, the flow goes the same way.
  if (phase.end !== otherwise.end) throw new Error("a session that is gone was no success");
  return phaseOf(phase, sessions);
}

function walk(flow, at, { login, list, ended }) {
  const revoked = [];
  for (let node = flow.nodes.get(at); ;) {
    if (node.type === "access-token-config") return { end: "allowed", revoked };
    if (node.type === "session-limit-page") return { end: "asked", revoked };
    const replies = [];
    let step = node.prepared.step({ login, inputs: {}, replies });
    while (step.type === "request") {
      for (const { type, sessionId } of step.requests) {
        if (type === "endCurrentSession") return { end: "leaves", revoked };
        if (type === "revokeSession") revoked.push(sessionId);
        replies.push(type === "listSessions" ? { type: "listed", sessions: list } : ended);
      }
      step = node.prepared.step({ login, inputs: {}, replies });
    }
    node = flow.nodes.get(flow.edges.get(`${node.id} ${step.output}`));
  }
}

function phaseOf({ end, revoked }, sessions) {
  if (revoked.length > 0) {
    if (end !== "allowed") throw new Error("a login that ended others was turned away");
    const places = revoked.map((id) => sessions.findIndex((session) => session.id === id));
    return REVOKING + places.reduce((set, place) => set | (1 << place), 0);
  }
  return { allowed: DONE, asked: ASKED, leaves: LEAVING }[end];
}
