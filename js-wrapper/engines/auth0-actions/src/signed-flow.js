/** @file A flow document under a signature by the key that the Action's code pins, not expired, not older than the last one. */
import { compactVerify, importJWK } from "jose";

const TYP = "seatkeeper-flow+jws";
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;
export const ALGORITHMS = Object.freeze(["ES256", "EdDSA"]);

/**
 * @param {string} text as it came
 * @param {any} source checked
 * @param {number} lastVersion the newest that was seen
 * @returns {Promise<any>} a flow document
 */
export async function opened(text, { key, minVersion, unsignedFlow }, lastVersion) {
  const least = Math.max(minVersion, lastVersion);
  if (unsignedFlow) return notOlder(JSON.parse(text), least);
  const { alg } = key;
  const { payload, protectedHeader } = await compactVerify(text, await importJWK(key, alg), {
    algorithms: [alg],
  });
  if (protectedHeader.typ !== TYP) throw new Error(`the type is not ${TYP}`);
  const { flow, exp } = JSON.parse(new TextDecoder().decode(payload));
  const left = exp * 1000 - Date.now();
  if (!(left > 0 && left <= LONGEST_MS)) {
    throw new Error("it has expired, or lasts longer than 7 days");
  }
  return notOlder(flow, least);
}

function notOlder(flow, least) {
  if (!Number.isSafeInteger(flow?.version)) throw new Error("the flow has no version");
  if (flow.version < least) throw new Error(`version ${flow.version} is older than ${least}`);
  return flow;
}
