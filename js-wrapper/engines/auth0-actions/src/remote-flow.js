/**
 * @file A flow document at a URL, so that a change applies to the next login without a deployment.
 *
 * What is fetched is a compact JWS over the document, by a key that the Action's code pins: who controls
 * the URL, a proxy or the cache can withhold a change, and nothing else. A document that is older than the
 * last one seen, expired or forged is passed over for the last good one, and at the end for the flow in the
 * code: there is never none.
 */
import { boundedText } from "@seatkeeper/directories/rest";
import { compactVerify, importJWK } from "jose";

const TYP = "seatkeeper-flow+jws";
const FETCH_MS = 2_000;
const CACHED_MS = 30_000;
const MAX_BYTES = 256 * 1024;
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;

/** By source, for the instance: what every login of it would fetch. */
const seen = new Map();

/**
 * @typedef {object} FlowSource
 * @property {string} url `https:`; its host is the only one that is asked
 * @property {any} key the public key as a JWK: ES256 or EdDSA
 * @property {number} [minVersion] older documents are refused
 * @property {boolean} [unsignedFlow] true: the document comes without a signature, and whoever controls the
 *   URL controls who may log in
 * @property {typeof globalThis.fetch} [fetch]
 *
 * @param {FlowSource} source
 * @param {{ log: (line: string) => void, check: (flow: any) => Promise<void> }} about `check` throws where a flow
 *   can't run here
 * @returns {Promise<any | undefined>} a flow document, or nothing where none is good
 */
export async function remoteFlow(source, { log, check }) {
  const kept = keptOf(source);
  const read = async (text, version) => {
    const flow = await opened(text, source, version);
    await check(flow);
    return flow;
  };
  const renew = async () => {
    try {
      const text = await fetched(source);
      kept.version = (await read(text, kept.version)).version;
      kept.text = text;
    } catch (error) {
      log(`flow not taken: ${error.message}`);
    }
  };
  if (kept.at + CACHED_MS <= Date.now()) {
    kept.at = Date.now();
    kept.asking = renew();
  }
  // Who comes while it is asked for waits too: the flow in the code may be laxer.
  await kept.asking;
  if (kept.text === undefined) return undefined;
  try {
    // Verified each time: what lies in memory between two logins is no better than what came by wire.
    return await read(kept.text, kept.version);
  } catch (error) {
    log(`flow not used: ${error.message}`);
    return undefined;
  }
}

function keptOf({ url, key, minVersion = 0, unsignedFlow = false }) {
  const name = JSON.stringify([url, key, minVersion, unsignedFlow]);
  const kept = seen.get(name) ?? { text: undefined, at: -Infinity, version: minVersion };
  seen.set(name, kept);
  return kept;
}

async function fetched({ url, fetch = globalThis.fetch }) {
  if (new URL(url).protocol !== "https:") throw new Error("the URL is not https");
  const signal = AbortSignal.timeout(FETCH_MS);
  const response = await fetch(url, { redirect: "error", signal });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return boundedText(response, MAX_BYTES);
}

async function opened(text, { key, minVersion = 0, unsignedFlow = false }, lastVersion) {
  if (unsignedFlow) return checked(JSON.parse(text), Math.max(minVersion, lastVersion));
  const { alg } = key;
  if (alg !== "ES256" && alg !== "EdDSA") throw new Error("the key's `alg` is ES256 or EdDSA");
  const { payload, protectedHeader } = await compactVerify(text, await importJWK(key, alg), {
    algorithms: [alg],
  });
  if (protectedHeader.typ !== TYP) throw new Error(`the type is not ${TYP}`);
  const { flow, exp } = JSON.parse(new TextDecoder().decode(payload));
  const left = exp * 1000 - Date.now();
  if (!(left > 0 && left <= LONGEST_MS))
    throw new Error("it has expired, or lasts longer than 7 days");
  return checked(flow, Math.max(minVersion, lastVersion));
}

function checked(flow, least) {
  if (!Number.isSafeInteger(flow?.version)) throw new Error("the flow has no version");
  if (flow.version < least) throw new Error(`version ${flow.version} is older than ${least}`);
  return flow;
}
