/** @file An app with sign-in and sessions of its own, guarded by the engine of the embedding page. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import {
  createKeyring,
  createSeatkeeper,
  memoryDirectory,
  memoryStore,
  patternFlow,
} from "@seatkeeper/host";
import { documentOf, headersFor, html, readForm, signInPage } from "@seatkeeper/pages";
import { createEngine } from "./http-engine.js";

const PASSWORD = "correct horse";

/** @param {import("@seatkeeper/host").Pattern} pattern with a limit of one */
export async function startApp(pattern) {
  const server = createServer((request, response) => void serve(request, response));
  await new Promise((resolve) => void server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;
  const directory = memoryDirectory();
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const keyring = createKeyring({ current: { kid: "k1", secret } });
  const keeper = createSeatkeeper({
    directory,
    flow: patternFlow(pattern, 1),
    store: memoryStore(),
    keyring,
    issuer: origin,
  });
  const letsIn = createEngine({ keeper, keyring, origin });
  /** By the secret in its cookie, a session that signed in here. */
  const sessions = new Map();

  async function signedIn(request, response) {
    const form = await readForm(request);
    if (form.get("password") !== PASSWORD) return undefined;
    const [cookie, id] = [randomUUID(), randomUUID()];
    const session = { id, subject: form.get("login"), createdAt: Date.now() };
    directory.add(session);
    sessions.set(cookie, session);
    response.setHeader("Set-Cookie", `session=${cookie}; HttpOnly; SameSite=Lax; Path=/`);
    return session;
  }

  async function serve(request, response) {
    const send = (status, page) => response.writeHead(status, headersFor()).end(documentOf(page));
    const signsIn = request.method === "POST" && request.url === "/sign-in";
    const [, cookie] = /session=([^;]+)/.exec(request.headers.cookie ?? "") ?? [];
    const session = signsIn ? await signedIn(request, response) : sessions.get(cookie);
    // Whoever was signed out from elsewhere is listed no longer.
    if (!session || !directory.get(session.id)) {
      return send(signsIn ? 401 : 200, signInPage({ action: "/sign-in" }));
    }
    session.isIn ||= await letsIn(request, response, session);
    if (session.isIn) send(200, { title: `Hello, ${session.subject}`, body: html`<p>In.</p>` });
  }

  return {
    origin,
    directory,
    close: () => new Promise((resolve) => void server.close(resolve)),
  };
}
