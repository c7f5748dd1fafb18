/** @file A server that a flow is read from: what it answers, the test says. */
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:https";
import { CompactSign } from "jose";
import { patternFlow } from "@seatkeeper/host";
import { certificate } from "../tenant/tls.js";

/** A key pair, the public one as the JWK that an Action's code pins. */
export function keyPair(alg = "ES256") {
  const { publicKey, privateKey } =
    alg === "ES256"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : generateKeyPairSync("ed25519");
  return { privateKey, publicKey, jwk: { ...publicKey.export({ format: "jwk" }), alg } };
}

export const block = (limit, version = 1) =>
  patternFlow("block", limit, { name: "remote", version });

/**
 * @param {any} flow
 * @param {{ key: any, alg?: string, typ?: string, exp?: number, header?: any }} how
 */
export async function sealed(
  flow,
  { key, alg = "ES256", typ = "seatkeeper-flow+jws", exp, header },
) {
  const until = exp ?? Math.floor(Date.now() / 1000) + 3_600;
  const bytes = new TextEncoder().encode(JSON.stringify({ flow, exp: until }));
  return new CompactSign(bytes).setProtectedHeader({ alg, typ, ...header }).sign(key);
}

export async function flowServer() {
  const { key, cert } = await certificate();
  let answer = (_request, response) => void response.writeHead(404).end();
  let asked = 0;
  const serve = (request, response) => {
    asked += 1;
    answer(request, response);
  };
  const server = createServer({ key, cert }, serve);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `https://localhost:${port}/flow`,
    host: `localhost:${port}`,
    asked: () => asked,
    /** @param {string | ((request: any, response: any) => void)} given */
    give(given) {
      answer = typeof given === "string" ? (_, response) => void response.end(given) : given;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
