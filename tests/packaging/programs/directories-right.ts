/** What a program in TypeScript does with the directories, strictly. */
import { createAuth0Directory } from "@seatkeeper/directories/auth0";
import type { Auth0DirectoryOptions, TokenCache } from "@seatkeeper/directories/auth0";
import {
  createClient,
  createPace,
  createToken,
  readAll,
  retried,
} from "@seatkeeper/directories/rest";
import type { Client, Page } from "@seatkeeper/directories/rest";
import { DirectoryError } from "@seatkeeper/host";
import type { Directory } from "@seatkeeper/host";
import { systemClock } from "@seatkeeper/host/kit";

const cache: TokenCache = {
  get: async () => undefined,
  set: async ({ token }) => console.log(token),
};
const options: Auth0DirectoryOptions = {
  domain: "tenant.eu.auth0.com",
  clientId: "id",
  clientSecret: "secret",
  end: "revoke",
  countRefreshTokens: true,
  cache,
  warn: (line) => console.log(line.length),
};
const auth0: Directory = createAuth0Directory(options);

/** A provider's directory of one's own. */
const clock = systemClock;
const plain = createClient({ provider: "mine", url: "https://api.example", clock });
const token = createToken({
  client: plain,
  path: "/token",
  clientId: "id",
  clientSecret: "s",
  cache,
});
const client: Client = createClient({
  provider: "mine",
  url: "https://api.example",
  token,
  pace: createPace(clock),
});
interface Row {
  id: string;
  user: string;
}
async function pageOf(subject: string, from: string | number | undefined): Promise<Page<Row>> {
  const query = { user: subject, from: String(from ?? 0) };
  const answer = await client.ask({ path: "/sessions", query });
  return answer as { items: Row[]; next: string | null };
}
export const mine: Directory = {
  name: "mine",
  capabilities: { ...auth0.capabilities, sees: ["interactive"] },
  async listSessions({ subjects, signal }) {
    const about = signal === undefined ? { clock } : { clock, signal };
    const lists = await Promise.all(
      subjects.map((each) => readAll((from) => pageOf(each, from), about)),
    );
    const sessions = lists.flatMap(({ items }) =>
      items.map(({ id, user }) => ({ id, subject: user })),
    );
    const failed = lists.find(({ error }) => error !== undefined)?.error;
    return failed === undefined ? { sessions } : { sessions, partial: { error: failed } };
  },
  async revokeSession({ sessionId }) {
    const waitMs = (error: unknown, attempt: number) =>
      error instanceof DirectoryError && error.code === "rateLimited" ? 10 * attempt : undefined;
    const ask = () =>
      client.ask({ method: "DELETE", path: `/sessions/${encodeURIComponent(sessionId)}` });
    await retried(ask, { clock, attempts: 2, waitMs });
    return { refreshTokens: true };
  },
  endCurrentSession: async ({ sessionId, reason }) => void console.log(sessionId, reason),
  revokeSessions: async ({ sessions }) => sessions.map(() => undefined),
};
