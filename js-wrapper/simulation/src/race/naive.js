/** @file What people write first: "end all the others", and "turn away whoever finds others". In place of the modules. */

import { loadNodes, nodeTypes } from "@seatkeeper/nodes";

const isOther = ({ login }, { id }) => id !== login.current.id;
const othersIn = (input) => input.replies[0].sessions.filter((session) => isOther(input, session));
const list = ({ login }) => ({
  type: "request",
  requests: [{ type: "listSessions", subjects: [login.subject] }],
});
const done = (output) => ({ type: "done", output, facts: {} });

/** @type {Record<string, (config: any, input: any) => any>} */
const STEPS = {
  "data-query"({ rule }, input) {
    if (input.replies.length === 0) return list(input);
    return done(String(othersIn(input).length >= rule.value));
  },
  "force-logout"(_, input) {
    if (input.replies.length === 0) return list(input);
    const requests = othersIn(input).map(({ id, subject }) => ({
      type: "revokeSession",
      sessionId: id,
      subject,
    }));
    if (input.replies.length > requests.length) return done("done");
    return { type: "request", requests };
  },
  logout(_, { login, replies }) {
    if (replies.length > 0) return done(null);
    const reason = "policyDenied";
    return {
      type: "request",
      requests: [{ type: "endCurrentSession", sessionId: login.current.id, reason }],
    };
  },
};

/** Naive nodes with the same contract, and the manifests of those that they stand in for. @type {import("@seatkeeper/nodes").LoadedNodes} */
export const naiveNodes = {
  types: nodeTypes,
  manifest: (type) => loadNodes().manifest(type),
  prepare: (type, config) => ({
    type,
    step: (input) => STEPS[type](config, input),
    needs: () => [],
    free() {},
  }),
};
