/** @file What people write first: "end all the others", and "turn away whoever finds others". In place of the modules. */

const isOther = ({ login }, { id }) => id !== login.current.id;
const othersIn = (input) => input.replies[0].sessions.filter((session) => isOther(input, session));
const LIST = { type: "request", requests: [{ type: "listSessions" }] };

/** @type {Record<string, (config: any, input: any) => any>} */
const STEPS = {
  "data-query"({ rule }, input) {
    if (input.replies.length === 0) return LIST;
    return { type: "done", output: String(othersIn(input).length >= rule.value) };
  },
  "force-logout"(_, input) {
    if (input.replies.length === 0) return LIST;
    const requests = othersIn(input).map(({ id }) => ({ type: "revokeSession", sessionId: id }));
    if (input.replies.length > requests.length) return { type: "done", output: "done" };
    return { type: "request", requests };
  },
  logout: (_, { login }) => ({
    type: "request",
    requests: [{ type: "endCurrentSession", sessionId: login.current.id }],
  }),
};

/** Prepares the naive node of a type; it has the same contract. */
export const naiveNodes = {
  /** @param {string} type @param {any} config */
  prepare: (type, config) => ({ step: (input) => STEPS[type](config, input) }),
};
