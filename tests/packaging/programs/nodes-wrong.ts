/** What must not compile: each of these lines is a mistake that the declarations find. */
import { loadNodes, NodeError } from "@seatkeeper/nodes";
import type { Login, Need, Session } from "@seatkeeper/nodes";
import { SESSION_MAKING_TRIGGERS, TRIGGERS } from "@seatkeeper/nodes/words";

const nodes = loadNodes();
// @ts-expect-error A rule is required.
nodes.prepare("data-query", {});
// @ts-expect-error A limit is no text.
nodes.prepare("data-query", { rule: { value: "3" } });
// @ts-expect-error There is no such operator.
nodes.prepare("data-query", { rule: { value: 3, operator: "=>" } });
// @ts-expect-error There is no such setting.
nodes.prepare("force-logout", { stratgy: "all" });
// @ts-expect-error There is no such strategy.
nodes.prepare("force-logout", { strategy: "some" });
// @ts-expect-error A type is a text.
nodes.prepare(3, {});

const query = nodes.prepare("data-query", { rule: { value: 3 } });
// @ts-expect-error A step needs a login.
query.step({});
// @ts-expect-error There is no such trigger.
export const login: Login["trigger"] = "logon";
// @ts-expect-error A session has a subject.
export const session: Session = { id: "laptop" };
declare const input: Parameters<typeof query.step>[0];
const step = query.step(input);
// @ts-expect-error It may be a request.
step.output;
if (step.type === "done") {
  // @ts-expect-error That is a way out of another node.
  step.output === "refused";
  // @ts-expect-error Those are facts of another node.
  step.facts.receipts;
}
// @ts-expect-error There is no such need.
export const need: Need = "everything";
// @ts-expect-error There is no such code.
new NodeError("boom", "boom");
// @ts-expect-error A renewal makes no session.
export const making: (typeof SESSION_MAKING_TRIGGERS)[number] = "refresh";
// @ts-expect-error The lists are frozen.
TRIGGERS.push("login");
// @ts-expect-error There is no such export.
export { loadNode } from "@seatkeeper/nodes";
