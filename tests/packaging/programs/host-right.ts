/** What a program in TypeScript does with the host, strictly: a keeper, its answers, a node and a directory of one's own. */
import {
  compileFlow,
  createKeyring,
  createSeatkeeper,
  DirectoryError,
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
  Directory,
  FlowDocument,
  HostEvent,
  Keeper,
  Login,
  Mark,
  Marks,
  NodeType,
  OtpPage,
  Pattern,
  Result,
  RunRecord,
  SeatkeeperOptions,
  Session,
  SessionLimitAnswer,
  SessionLimitPage,
  Store,
  Waiting,
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

/** A directory of one's own. */
class Mine implements Directory {
  readonly name = "mine";
  readonly capabilities = {
    endsSession: true,
    createdAt: true,
    listsCurrent: true,
    revokesRefreshTokens: false,
  };
  #sessions = new Map<string, Session>();

  async listSessions({ subjects }: { subjects: string[]; signal?: AbortSignal }) {
    return {
      sessions: [...this.#sessions.values()].filter((each) => subjects.includes(each.subject)),
    };
  }
  async revokeSession({ sessionId }: { sessionId: string; subject: string }) {
    if (!this.#sessions.delete(sessionId)) throw new DirectoryError("notFound", "no such session");
    return { refreshTokens: true };
  }
  endCurrentSession = this.revokeSession;
}

const rows = new Map<string, unknown>();
const myStore: Store = {
  now: () => Date.now(),
  get: async (key) => rows.get(key),
  async update(key, change, { ttlMs = Infinity, due } = {}) {
    const next = change(rows.get(key), Date.now());
    rows.set(key, next);
    console.log(ttlMs, due?.(next)?.kind);
    return next;
  },
  due: async (kind, before, limit) => [...rows].slice(0, limit - kind.length - before),
};
const marked = new Map<string, Mark>();
const myMarks: Marks = {
  keepsWhole: true,
  get: async ({ flow, sessionId, subject }) => marked.get([flow, sessionId, subject].join()),
  set: async ({ sessionId }, mark) => void marked.set(sessionId, mark),
  clear: async ({ sessionId }) => void marked.delete(sessionId),
};

/** A node of one's own that waits, and so a page of its own. */
type Terms = Waiting & { waitingFor: "terms-page"; page?: { text: string } };
const terms: NodeType = {
  manifest: {
    name: "terms-page",
    version: "1.0.0",
    title: "Terms",
    description: "Asks whether the terms are accepted.",
    outputs: ["accepted", "refused"],
    requests: ["showPage"],
    config: { type: "object", properties: { text: { type: "string" } } },
  },
  waits: "accepted",
  show: ({ config }) => ({ text: String(config["text"]) }),
  settle: ({ output = "refused" }) => ({ output }),
};
const own = createSeatkeeper<Terms>({
  ...options,
  directory: new Mine(),
  store: myStore,
  marks: myMarks,
  flow: async () => drawn,
  nodeTypes: [terms],
});
const came = await own.login(login);
if (came.outcome === "paused" && came.waitingFor === "terms-page") console.log(came.page?.text);

const otp = createOtp({ store: myStore, keyring });
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
