/**
 * @file A flow document at a URL, so that a change applies to the next login without a deployment.
 *
 * What is fetched is a compact JWS over the document, by a key that the Action's code pins: who controls
 * the URL, a proxy or the cache can withhold a change, and nothing else. A document that is older than the
 * last one seen, expired or forged is passed over for the last good one, and at the end for the flow in the
 * code: there is never none.
 */
import { boundedText } from "@seatkeeper/directories/rest";
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { refuse } from "./refuse.js";
import { ALGORITHMS, opened } from "./signed-flow.js";

const FETCH_MS = 2_000;
const CACHED_MS = 30_000;
const MAX_BYTES = 256 * 1024;

const { callable, flag, integer, record, required, usually } = kinds;
const isHttps = (url) => URL.canParse(url) && new URL(url).protocol === "https:";
const SOURCE = {
  url: required({ expected: "a URL that begins with https:", fits: isHttps }),
  key: {
    expected: "a public key as a JWK, its `alg` ES256 or EdDSA",
    fits: (value) => record.fits(value) && ALGORITHMS.includes(value.alg),
  },
  minVersion: usually(integer(0), 0),
  unsignedFlow: usually(flag, false),
  fetch: callable,
};

/** By source, for the instance: what every login of it would fetch. */
const seen = new Map();

/** @param {unknown} given the option `flowFrom` */
export function checkedFlowSource(given) {
  const source = checkedOptions(given, SOURCE, { path: "/flowFrom" });
  const { key, unsignedFlow } = source;
  if (key === undefined && !unsignedFlow) {
    refuse("/flowFrom/key", `is missing: expected ${SOURCE.key.expected}`);
  }
  return source;
}

/**
 * @param {any} source checked
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

function keptOf({ url, key, minVersion, unsignedFlow }) {
  const name = JSON.stringify([url, key, minVersion, unsignedFlow]);
  const kept = seen.get(name) ?? { text: undefined, at: -Infinity, version: minVersion };
  seen.set(name, kept);
  return kept;
}

async function fetched({ url, fetch = globalThis.fetch }) {
  const signal = AbortSignal.timeout(FETCH_MS);
  const response = await fetch(url, { redirect: "error", signal });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return boundedText(response, MAX_BYTES);
}
