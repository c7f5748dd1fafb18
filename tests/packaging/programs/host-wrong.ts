/** What must not compile: each of these lines is a mistake with the host that the declarations find. */
import {
  compileFlow,
  createKeyring,
  createSeatkeeper,
  lintFlow,
  memoryDirectory,
  memoryStore,
  patternFlow,
} from "@seatkeeper/host";
import type {
  FlowEdge,
  Keeper,
  Login,
  Result,
  SeatkeeperOptions,
  SessionLimitAnswer,
} from "@seatkeeper/host";
import { createOtp } from "@seatkeeper/host/otp";

declare const options: SeatkeeperOptions;
declare const keeper: Keeper;
declare const login: Login;
declare const result: Result;

// @ts-expect-error A flow is not all that it takes.
createSeatkeeper({ flow: patternFlow("warn", 3) });
// @ts-expect-error There is no such option.
createSeatkeeper({ ...options, directry: options.directory });
// @ts-expect-error A budget is a number.
createSeatkeeper({ ...options, budgetMs: "8s" });
// @ts-expect-error A pattern's name is no flow.
createSeatkeeper({ ...options, flow: "warn" });
// @ts-expect-error Marks are marks, or none.
createSeatkeeper({ ...options, marks: "store" });
// @ts-expect-error A record has no such field.
createSeatkeeper({ ...options, onRecord: (record) => record.result });
// @ts-expect-error A secret is bytes.
createKeyring({ current: { kid: "k1", secret: "secret" } });
// @ts-expect-error There is no such option.
memoryStore({ clock: () => 1 });
// @ts-expect-error A session has a subject.
memoryDirectory({ sessions: [{ id: "laptop" }] });

// @ts-expect-error A limit is no text.
patternFlow("warn", "3");
// @ts-expect-error A limit from the login has a default.
patternFlow("warn", { path: "/attributes/seats" });
// @ts-expect-error There is no such pattern.
patternFlow("wran", 3);
// @ts-expect-error Who is warned needs no rescue.
patternFlow("warn", 3, { rescue: "reVerify" });
// @ts-expect-error There is no such rescue.
patternFlow("block", 3, { rescue: "warn" });
// @ts-expect-error There is no such option.
patternFlow("silent", 3, { stratgy: "all" });
// @ts-expect-error Nobody is asked, so nobody chooses.
patternFlow("silent", 3, { strategy: "chosen" });
// @ts-expect-error A proof can't be given silently.
patternFlow("reVerify", 3, { whenNonInteractive: "silent" });
// @ts-expect-error Who is blocked ends nobody's session.
patternFlow("block", 3, { strategy: "all" });
// @ts-expect-error There is no such trigger.
patternFlow("warn", 3, { triggers: ["logon"] });
// @ts-expect-error An edge says from which way out it comes.
export const edge: FlowEdge = { source: "query", target: "token" };
// @ts-expect-error There is no such setting.
await compileFlow(patternFlow("warn", 3), { capabilites: {} });
// @ts-expect-error It is compiled first.
lintFlow(patternFlow("warn", 3));

// @ts-expect-error There is no such trigger.
await keeper.login({ ...login, trigger: "logon" });
// @ts-expect-error A login says whether a page can be shown.
await keeper.login({ id: "1", subject: "ada", current: { type: "none" }, authenticated: true });
// @ts-expect-error An answer comes with the login.
await keeper.resume({ token: "", answer: { output: "continue" } });
// @ts-expect-error There is no such way out.
export const answer: SessionLimitAnswer = { output: "contineu" };
// @ts-expect-error It may be denied.
result.token;
// @ts-expect-error There is no such outcome.
result.outcome === "refused";
if (result.outcome === "paused") {
  // @ts-expect-error It may be another page.
  result.page?.devices;
  // @ts-expect-error There is no such page.
  result.waitingFor === "terms-page";
  // @ts-expect-error Where no page can be shown there is no pause.
  result.pause.token;
  // @ts-expect-error A page of one-time passwords shows no devices.
  if (result.waitingFor === "otp-verification") result.page?.devices;
  // @ts-expect-error There is nothing to type on a page that shows devices.
  if (result.waitingFor === "session-limit-page") result.page?.digits;
}
if (result.outcome === "denied") {
  // @ts-expect-error There is no page any more.
  result.page;
}

// @ts-expect-error A store of passwords has a key to seal them with.
const otp = createOtp({ store: memoryStore() });
// @ts-expect-error There is no such factor.
await otp.enrol("ada", { type: "sms" });
// @ts-expect-error It is locked, not blocked.
(await otp.verify({ subject: "ada", factorId: "f", code: "1" })).result === "blocked";
