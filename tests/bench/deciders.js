/** @file The same question, "are there too many sessions?", to each engine, in the fastest form that it offers. */
import cedar from "@cedar-policy/cedar-wasm/nodejs";
import { evaluateExpressionSync, ZenEngine } from "@gorules/zen-engine";
import { Engine } from "json-rules-engine";
import { loadNodes } from "@seatkeeper/nodes";
import { LIMIT, login, NOW, sessions } from "./sessions.js";

/** Seatkeeper counts by itself, and by default says of every session why it counted.
 * @param {{ count: number, explain: boolean }} options */
export function seatkeeper({ count, explain }) {
  /** @type {import("@seatkeeper/nodes").DataQueryConfig} */
  const config = { rule: { field: "activeSessionCount", operator: ">=", value: LIMIT }, explain };
  /** @type {{ step(input: any): any }} */
  const node = loadNodes().prepare("data-query", config);
  const input = { login, inputs: {}, replies: [{ type: "listed", sessions: sessions(count) }] };
  return () => node.step(input).output === "true";
}

/** The floor: the same count and the same facts, where nothing is checked and no boundary is crossed.
 * @param {{ count: number }} options */
export function plainJavaScript({ count }) {
  const list = sessions(count);
  const { id, createdAt } = login.current;
  const why = (session) => {
    if (session.expiresAt <= NOW) return "expired";
    if (session.id === id) return "current";
    const isOlder =
      session.createdAt < createdAt || (session.createdAt === createdAt && session.id < id);
    return isOlder ? "counted" : "newer";
  };
  return () => {
    const facts = list.map((session) => ({ id: session.id, why: why(session) }));
    const active = facts.filter((fact) => fact.why === "counted").length;
    return active >= LIMIT && facts.length === count;
  };
}

const COUNT_EXPRESSION = "count(sessions, #.expiresAt > now and #.id != current)";

/** A decision graph that counts and compares. */
export function zenGraph({ count }) {
  const node = (id, type, content = {}) => ({
    id,
    type,
    content,
    name: id,
    position: { x: 0, y: 0 },
  });
  const expressions = [
    { id: "count", key: "active", value: COUNT_EXPRESSION },
    { id: "compare", key: "exceeded", value: "$.active >= limit" },
  ];
  const decision = new ZenEngine().createDecision({
    nodes: [
      node("request", "inputNode"),
      node("rule", "expressionNode", { expressions }),
      node("response", "outputNode"),
    ],
    edges: [
      { id: "in", type: "edge", sourceId: "request", targetId: "rule" },
      { id: "out", type: "edge", sourceId: "rule", targetId: "response" },
    ],
  });
  const context = zenContext(count);
  return async () => (await decision.evaluate(context)).result.exceeded;
}

/** The same engine, one expression and no graph. */
export function zenExpression({ count }) {
  const context = zenContext(count);
  return () => evaluateExpressionSync(`${COUNT_EXPRESSION} >= limit`, context);
}

function zenContext(count) {
  return { sessions: sessions(count), now: NOW, current: login.current.id, limit: LIMIT };
}

const POLICY = `
  permit(principal, action, resource);
  forbid(principal, action, resource) when { context.activeSessionCount >= context.limit };`;

const cedarCall = {
  principal: { type: "User", id: "u1" },
  action: { type: "Action", id: "login" },
  resource: { type: "Account", id: "u1" },
  entities: [],
};

/** Cedar cannot count: it is given the count. Policies as text, parsed by each call. */
export function cedarOneShot({ count }) {
  const context = { activeSessionCount: count, limit: LIMIT };
  const call = { ...cedarCall, context, policies: { staticPolicies: POLICY } };
  return () => isDenied(cedar.isAuthorized(call));
}

/** As before, with the policies parsed once. */
export function cedarPreparsed({ count }) {
  cedar.preparsePolicySet("limit", { staticPolicies: POLICY });
  const context = { activeSessionCount: count, limit: LIMIT };
  const call = { ...cedarCall, context, preparsedPolicySetId: "limit" };
  return () => isDenied(cedar.statefulIsAuthorized(call));
}

/** @param {import("@cedar-policy/cedar-wasm/nodejs").AuthorizationAnswer} answer */
function isDenied(answer) {
  if (answer.type !== "success") throw new Error(JSON.stringify(answer));
  return answer.response.decision === "deny";
}

/** A rules engine in plain JavaScript, given the count as well. */
export function jsonRules({ count }) {
  const engine = new Engine();
  const fact = "activeSessionCount";
  engine.addRule({
    conditions: { all: [{ fact, operator: "greaterThanInclusive", value: LIMIT }] },
    event: { type: "exceeded" },
  });
  return async () => (await engine.run({ activeSessionCount: count })).events.length > 0;
}
