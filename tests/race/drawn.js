/** @file A flow that is no pattern: two rules, two pages, a choice, and an excess for those who have proved themselves. */

const node = (id, type, config = {}) => ({ id, type, config });
const wire = (source, outputs) =>
  Object.entries(outputs).map(([sourceHandle, target]) => ({ source, sourceHandle, target }));

/** At three sessions the person chooses which go; at two they prove who they are, and the oldest go. */
export const drawnFlow = {
  name: "drawn",
  version: 1,
  nodes: [
    node("many", "data-query", { rule: { value: 2 } }),
    node("some", "data-query", { rule: { field: "activeSessionCountForClient", value: 1 } }),
    node("page", "session-limit-page"),
    node("otp", "otp-verification"),
    node("chosen", "force-logout", { strategy: "chosen", limit: 2 }),
    node("excess", "force-logout", { strategy: "excess", limit: 1 }),
    node("out", "logout"),
    node("token", "access-token-config"),
    node("in", "success"),
  ],
  edges: [
    ...wire("many", { true: "page", false: "some" }),
    ...wire("some", { true: "otp", false: "token" }),
    ...wire("page", { continue: "chosen", cancel: "out" }),
    ...wire("otp", { verified: "excess", failed: "out", unavailable: "out" }),
    ...wire("chosen", { done: "token", refused: "out" }),
    ...wire("excess", { done: "token", refused: "out" }),
    ...wire("token", { done: "in" }),
  ],
};

/** The oldest go at once; where there were more, the person is asked whether the others go as well. */
export const twiceFlow = {
  name: "twice",
  version: 1,
  nodes: [
    node("some", "data-query", { rule: { value: 1 } }),
    node("many", "data-query", { rule: { value: 2 } }),
    node("first", "force-logout", { strategy: "excess", limit: 2 }),
    node("one", "force-logout"),
    node("page", "session-limit-page"),
    node("others", "force-logout"),
    node("out", "logout"),
    node("token", "access-token-config"),
    node("in", "success"),
  ],
  edges: [
    ...wire("some", { true: "many", false: "token" }),
    ...wire("many", { true: "first", false: "one" }),
    ...wire("first", { done: "page", refused: "out" }),
    ...wire("one", { done: "token", refused: "out" }),
    ...wire("page", { continue: "others", cancel: "out" }),
    ...wire("others", { done: "token", refused: "out" }),
    ...wire("token", { done: "in" }),
  ],
};
