/** What a program in TypeScript gives to the host, strictly: a directory, a store, marks and a node of its own. */
import { createSeatkeeper, DirectoryError } from "@seatkeeper/host";
import type {
  Directory,
  FlowDocument,
  Login,
  Mark,
  Marks,
  NodeType,
  SeatkeeperOptions,
  Session,
  Store,
  Waiting,
} from "@seatkeeper/host";

declare const options: SeatkeeperOptions;
declare const drawn: FlowDocument;
declare const login: Login;

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
