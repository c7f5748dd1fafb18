/** What a program in TypeScript does with the nodes, strictly. */
import {
  createNodes,
  ERROR_CODES,
  loadNodes,
  NodeError,
  NodeTrapped,
  nodeTypes,
} from "@seatkeeper/nodes";
import type {
  DataQueryConfig,
  DataQueryFacts,
  Input,
  Login,
  Need,
  PreparedNode,
  Receipt,
  Reply,
  Request,
  Session,
  Step,
} from "@seatkeeper/nodes";
import { createNodes as fromBytes } from "@seatkeeper/nodes/slim";
import {
  FAULT_CODES,
  MAX_SESSIONS,
  OUTPUTS,
  SESSION_MAKING_TRIGGERS,
  TRIGGERS,
  TRIGGER_MEANINGS,
} from "@seatkeeper/nodes/words";

const login: Login = {
  id: "login 1",
  subject: "ada",
  current: { type: "session", id: "phone", createdAt: 2 },
  trigger: "login",
  interactive: true,
  authenticated: true,
  now: 2,
};
const config: DataQueryConfig = {
  rule: {
    any: [
      { value: 3 },
      { field: "distinctIpCount", operator: ">", value: { path: "/attributes/seats", default: 3 } },
    ],
  },
};
const query = loadNodes().prepare("data-query", config);
const sessions: Session[] = [{ id: "laptop", subject: "ada", createdAt: 1 }];
const replies: Reply[] = [{ type: "listed", sessions }];
const step = query.step({ login, replies });
if (step.type === "done") {
  const output: "true" | "false" = step.output;
  const facts: DataQueryFacts = step.facts;
  const count: number | undefined = facts.activeSessionCount;
  console.log(
    output,
    count,
    facts.comparisons.map((each) => each.holds),
  );
} else {
  const requests: Request[] = step.requests;
  console.log(
    requests.map((request) =>
      request.type === "listSessions" ? request.subjects : request.sessionId,
    ),
  );
}
const force = loadNodes().prepare("force-logout", { strategy: "excess", limit: 3 }).step({ login });
if (force.type === "done") {
  const receipts: Receipt[] = force.facts.receipts;
  console.log(
    receipts.map(({ status }) => status),
    force.output === "refused" && force.facts.reason,
  );
}
const needs: Need[] = query.needs();
const type: string = "my-node";
const mine: PreparedNode<string> = loadNodes().prepare(type, { anything: 1 });
const any: Step = mine.step({ login, inputs: { page: { chosen: ["laptop"] } } });
try {
  query.free();
} catch (error) {
  if (error instanceof NodeTrapped) console.log(error.cause);
  if (error instanceof NodeError) console.log(ERROR_CODES[error.code], error.path);
}
type Trigger = (typeof TRIGGERS)[number];
type Making = (typeof SESSION_MAKING_TRIGGERS)[number];
const making: Making = "recovery";
const trigger: Trigger = making;
const output: "done" | "refused" | undefined = OUTPUTS["force-logout"][0];
console.log(
  TRIGGER_MEANINGS[trigger],
  FAULT_CODES.includes("timeout"),
  MAX_SESSIONS,
  output,
  needs,
  any,
  nodeTypes,
  createNodes,
);
fromBytes((name) => new Uint8Array(name.length))
  .manifest("logout")
  .outputs.map((each) => each.length);
const input: Input = { login };
console.log(input);
