/** What a user of the Actions writes, in TypeScript. */
import { afterChallenge, loginSharing } from "@seatkeeper/auth0-actions";
import type { LimitSource, LoginAction, Options } from "@seatkeeper/auth0-actions";
import { codeOf, factoriesOf, scopesOf, secretNamesOf } from "@seatkeeper/auth0-actions/code";
import { createPage } from "@seatkeeper/auth0-actions/page";
import type { PageAnswer, ShownPage } from "@seatkeeper/auth0-actions/page";

const seats: LimitSource = { appMetadata: "/plan/seats", default: 3, max: 10 };
const key = { kty: "EC", crv: "P-256", x: "x", y: "y", alg: "ES256" } as const;
const flow = { name: "drawn", version: 1, nodes: [{ id: "a", type: "success" }], edges: [] };

export const all: Options[] = [
  { pattern: "silent", limit: 3 },
  { pattern: "silent", limit: seats, strategy: "excess", order: "leastRecentlyUsed" },
  { pattern: "silent", limit: { secret: "SEATS", default: 3 }, onLookupFailure: "closed" },
  {
    pattern: "warn",
    limit: { clientMetadata: "seats", clients: ["app"], default: 3 },
    page: { form: "ap_1" },
  },
  { pattern: "warn", limit: 3, page: { url: "https://pages.example/limit" }, pauseMs: 60_000 },
  {
    pattern: "reVerify",
    limit: 3,
    factors: ["otp", "webauthn-roaming"],
    sessions: "stamps",
    stampDays: 7,
  },
  { pattern: "block", limit: 3, scope: "client" },
  { pattern: "block", limit: 3, rescue: "reVerify", strategy: "excess" },
  {
    pattern: "silent",
    limit: 3,
    rule: { all: [{ value: 3 }] },
    triggers: ["login"],
    classes: ["interactive"],
  },
  { pattern: "silent", limit: 3, flowFrom: { url: "https://flows.example", key, minVersion: 2 } },
  { pattern: "silent", limit: 3, flowFrom: { url: "https://flows.example", unsignedFlow: true } },
  {
    flow,
    page: { form: "ap_1" },
    marks: "session",
    end: "delete",
    installedAt: 0,
    budgetMs: 4_000,
  },
];

const action: LoginAction = loginSharing({ pattern: "silent", limit: 3 });
export const onExecutePostLogin = async (event: object, api: object): Promise<void> =>
  action.onExecutePostLogin(event, api);
export const { onContinuePostLogin } = action;
export const second = afterChallenge({ pattern: "reVerify", limit: 3 }).onExecutePostLogin;

const page = createPage({ key: "k".repeat(43), issuer: "tenant.example" });
export async function answered(token: string, state: string): Promise<string> {
  const shown: ShownPage = await page.open(token);
  const [first] = shown.devices;
  const answer: PageAnswer =
    first?.handle === undefined
      ? { output: "cancel" }
      : { output: "continue", chosen: [first.handle] };
  return page.answer(shown, answer, state);
}

const options = { pattern: "silent", limit: 3 };
export const code: string[] = factoriesOf(options).map((factory) => codeOf(factory, options));
export const needed: string[] = [...secretNamesOf(options), ...scopesOf(options)];
