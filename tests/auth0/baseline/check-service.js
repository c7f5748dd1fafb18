/** @file The service that the second recipe asks: it lists the user's sessions and says whether one is in the way. */
import { createServer } from "node:http";
import { Agent, fetch } from "undici";
import { CLIENT } from "../tenant/api.js";

/** @param {{ domain: string, ca: string }} tenant */
export async function createCheckService({ domain, ca }) {
  const dispatcher = new Agent({ connect: { ca } });
  const api = `https://${domain}/api/v2/`;

  async function token() {
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      audience: api,
      client_id: CLIENT.clientId,
      client_secret: CLIENT.clientSecret,
    });
    const answer = await fetch(`https://${domain}/oauth/token`, {
      method: "POST",
      body: form,
      dispatcher,
    });
    return /** @type {any} */ (await answer.json()).access_token;
  }

  async function isInTheWay({ user_id: userId, client_id: clientId, sid }) {
    const headers = { authorization: `Bearer ${await token()}` };
    const url = `${api}users/${encodeURIComponent(userId)}/sessions`;
    const answer = await fetch(url, { headers, dispatcher });
    const { sessions } = /** @type {any} */ (await answer.json());
    const isForClient = ({ clients }) => clients.some((client) => client.client_id === clientId);
    return sessions.some((session) => session.id !== sid && isForClient(session));
  }

  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const block = await isInTheWay(JSON.parse(Buffer.concat(parts).toString()));
    response.setHeader("content-type", "application/json").end(JSON.stringify({ block }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    host: `127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await dispatcher.close();
    },
  };
}
