/** What a program in TypeScript does with the host, strictly: a keeper and its answers, flows, one-time passwords. */
import {
  compileFlow,
  createKeyring,
  createSeatkeeper,
  ERROR_CODES,
  lintFlow,
  memoryDirectory,
  memoryStore,
  patternFlow,
  PATTERNS,
  SeatkeeperError,
} from "@seatkeeper/host";
import type {
  CompiledFlow,
  FlowDocument,
  HostEvent,
  Keeper,
  Login,
  OtpPage,
  Pattern,
  Result,
  RunRecord,
  SeatkeeperOptions,
  SessionLimitAnswer,
  SessionLimitPage,
} from "@seatkeeper/host";
import { stateLogin } from "@seatkeeper/host/kit";
import { createOtp } from "@seatkeeper/host/otp";
import type { Verdict } from "@seatkeeper/host/otp";

const keyring = createKeyring({ current: { kid: "k1", secret: new Uint8Array(32) } });
const store = memoryStore({ now: () => 1 });
const records: RunRecord[] = [];
const options: SeatkeeperOptions = {
  directory: memoryDirectory({ sessions: [{ id: "laptop", subject: "ada", createdAt: 1 }] }),
  flow: patternFlow("warn", 3),
  store,
  keyring,
  issuer: "https://login.example",
  installedAt: 0,
  budgetMs: 5_000,
  marks: false,
  otp: createOtp({ store, keyring, tenant: "default" }),
  newId: () => crypto.randomUUID(),
  onRecord: (record) => records.push(record),
  onEvent(event: HostEvent) {
    if (event.type === "sessionDisplaced") console.log(event.sessionId, event.reason.by.browser);
    else if (event.type === "loginDenied") console.log(event.class);
    else console.log(event.run, event.at);
  },
};
const keeper: Keeper = createSeatkeeper(options);

const login: Login = {
  id: "login 1",
  subject: "ada",
  current: { type: "session", id: "phone", createdAt: 2 },
  interactive: true,
  authenticated: true,
};
const stated: Login = stateLogin({ subject: "ada", isNew: true, interactive: true, now: 1 });

/** Every outcome, and every page that the host has. */
function shown(result: Result): string {
  switch (result.outcome) {
    case "allowed":
      return JSON.stringify(result.token["claims"]);
    case "denied":
      return `${result.reason} ${result.sessionAlive === true}`;
    case "paused":
      switch (result.waitingFor) {
        case "session-limit-page": {
          const page: SessionLimitPage | undefined = result.page;
          return (page?.devices ?? []).map(({ browser = "other" }) => browser).join(", ");
        }
        case "otp-verification": {
          const page: OtpPage | undefined = result.page;
          return `${page?.digits} digits, ${page?.attemptsLeft} left, ${result.page?.again}`;
        }
        default:
          return result satisfies never;
      }
    default:
      return result satisfies never;
  }
}
const result = await keeper.login(login);
console.log(shown(result));
if (result.outcome === "paused" && result.pause !== undefined) {
  const answer: SessionLimitAnswer = { output: "continue" };
  console.log(shown(await keeper.resume({ token: result.pause.token, answer, login: stated })));
}
await keeper.sweep();

const patterns: FlowDocument[] = [
  patternFlow("warn", 3, { strategy: "chosen", whenNonInteractive: "silent", pauseMs: 60_000 }),
  patternFlow(
    "silent",
    { path: "/attributes/seats", default: 3, max: 10 },
    { order: "leastRecentlyUsed" },
  ),
  patternFlow("reVerify", 3, { whenNonInteractive: "deny", strategy: "excess", reportOnly: true }),
  patternFlow("block", 3, { rescue: "reVerify", name: "sports", triggers: ["login", "sso"] }),
  patternFlow("block", 3, { onNoSession: "deny", accessToken: { claims: { plan: "basic" } } }),
  patternFlow("silent", 3, {
    rule: { all: [{ value: 3 }, { field: "distinctIpCount", value: 2 }] },
  }),
  ...PATTERNS.map((pattern: Pattern) => patternFlow(pattern, 1, { classes: ["interactive"] })),
];
const drawn: FlowDocument = {
  name: "drawn",
  version: 1,
  nodes: [{ id: "token", type: "access-token-config", config: { claims: {} } }],
  edges: [{ source: "token", sourceHandle: "done", target: "success" }],
};
const compiled: CompiledFlow = await compileFlow(drawn, { capabilities: { endsSession: true } });
for (const { code, path, message } of lintFlow(compiled, { sees: ["interactive"] })) {
  console.log(code, path, message, compiled.hash, compiled.document.name, patterns.length);
}

const otp = createOtp({ store, keyring });
const { factorId, uri } = await otp.enrol("ada", { type: "totp", digits: 6, label: "Ada" });
const verdict: Verdict = await otp.verify({ subject: "ada", factorId, code: "123456" });
console.log(uri, verdict.result === "locked" ? verdict.retryAt : verdict.result);
try {
  await keeper.login(login);
} catch (error) {
  if (error instanceof SeatkeeperError) console.log(ERROR_CODES[error.code], error.message);
}
const [record] = records;
console.log(
  record?.visits.map(({ type, output, facts }) => [type, output, facts]),
  record?.would?.end,
);
