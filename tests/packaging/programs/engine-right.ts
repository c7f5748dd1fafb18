/** What a program in TypeScript does as an engine, strictly: the guard of oidc-provider, and pages over `node:http`. */
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  createOidcProviderDirectory,
  withAccountIndex,
} from "@seatkeeper/directories/oidc-provider";
import type { Adapter } from "@seatkeeper/directories/oidc-provider";
import { createKeyring, createSeatkeeper, memoryStore, patternFlow } from "@seatkeeper/host";
import type { Keeper, Login, Result } from "@seatkeeper/host";
import { guardLogin } from "@seatkeeper/oidc-provider";
import type { Guard, GuardOptions } from "@seatkeeper/oidc-provider";
import {
  answerFrom,
  createDeviceCookie,
  createFormProof,
  deniedPage,
  documentOf,
  FormRefused,
  headersFor,
  noticePage,
  pausedPage,
  readForm,
  refusalOf,
  secureFor,
} from "@seatkeeper/pages";
import type { Page } from "@seatkeeper/pages";
import { deniedText } from "@seatkeeper/pages/texts";

const issuer = "https://login.example";
const keyring = createKeyring({ current: { kid: "k1", secret: new Uint8Array(32) } });

class Rows implements Adapter {
  constructor(readonly model: string) {}
  async upsert(id: string, payload: object, expiresIn?: number) {
    console.log(this.model, id, payload, expiresIn);
  }
  async find(id: string): Promise<object | undefined> {
    return { id };
  }
  findByUid = this.find;
  findByUserCode = this.find;
  async consume() {}
  async destroy() {}
  async revokeByGrantId() {}
}
const adapter = withAccountIndex(Rows, { installedAt: 0 });
const directory = createOidcProviderDirectory({ adapter, jwtAccessTokenMs: 60_000 });
const flow = patternFlow("warn", 3);
const keeper = createSeatkeeper({ directory, flow, store: memoryStore(), keyring, issuer });
const options: GuardOptions = {
  keeper: (clientId) => (clientId === "app" ? keeper : keeper),
  directory,
  keyring,
  triggerOf: () => "registration",
  linkedSubjectsOf: async (subject) => [`${subject}@work`],
  attributesOf: (subject, clientId) => ({ seats: subject === clientId ? 1 : 2 }),
  formActionOrigins: ["https://app.example"],
};
const guard: Guard = guardLogin(options);
const configured = guard.configure({ clients: [], ttl: { Session: 60 } });
console.log(configured.clients, configured.ttl.Session);
guard.attach({ issuer });

const secure: boolean = secureFor(issuer);
const proof = createFormProof({ origin: issuer, secure });
const cookie = createDeviceCookie({ keyring, secure });

function send(response: ServerResponse, status: number, page: Page) {
  response.writeHead(status, { ...headersFor() }).end(documentOf(page));
}

/** A whole engine, but for signing in. */
async function decide(keeper: Keeper, request: IncomingMessage, response: ServerResponse) {
  const login: Login = {
    id: "login 1",
    subject: "ada",
    current: { type: "none" },
    device: await cookie.describe(request, "ada"),
    interactive: true,
    authenticated: true,
  };
  const follow = (result: Result) => {
    if (result.outcome === "allowed") return void response.end("in");
    if (result.outcome === "denied") {
      console.log(deniedText(result.reason));
      return send(response, 403, deniedPage({ reason: result.reason, returnPath: "/" }));
    }
    const nonce = proof.issue(request, response, "run");
    if (result.pause === undefined || result.page === undefined)
      return send(response, 200, noticePage("gone"));
    send(response, 200, pausedPage(result, { action: "/", nonce }));
  };
  try {
    if (request.method !== "POST") return follow(await keeper.login(login));
    const { nonce, token, answer } = answerFrom(await readForm(request));
    if (!proof.holds(request, "run", nonce)) throw new FormRefused(403);
    follow(await keeper.resume({ token, answer, login }));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.act === "notify")
      return send(response, refusal.status, noticePage(refusal.notice));
    if (refusal?.act === "deny")
      return send(response, 403, deniedPage({ reason: refusal.reason, returnPath: "/" }));
    throw error;
  }
}
createServer((request, response) => void decide(keeper, request, response)).listen();
