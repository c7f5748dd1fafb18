/** @file The page of warn: a hosted Form, or a page elsewhere with a signed word each way. */
import { timingSafeEqual } from "node:crypto";

const PARAMETER = "session_token";
const EXPIRES_IN_SECONDS = 600;

/**
 * @param {any} api
 * @param {any} settings
 * @param {any} shown what the page is to show: devices coarsely, no id, no address
 * @param {string} nonce
 */
export async function showPage(api, { page, keyring }, shown, nonce) {
  if (page.form !== undefined) {
    const { devices, choose } = shown;
    const text = devices.map(describe).join("\n");
    const handles = devices.map(({ handle }) => handle).join("\n");
    api.prompt.render(page.form, {
      fields: {
        seatkeeper_devices: text,
        seatkeeper_count: devices.length,
        seatkeeper_answer: "",
        ...(choose && { seatkeeper_handles: handles, seatkeeper_choose: choose }),
      },
    });
    return;
  }
  const session_token = api.redirect.encodeToken({
    secret: await secretOf(keyring, "pause"),
    expiresInSeconds: EXPIRES_IN_SECONDS,
    payload: { use: "page", nonce, ...shown },
  });
  api.redirect.sendUserTo(page.url, { query: { [PARAMETER]: session_token } });
}

/**
 * The person's answer, if it is one to this page: of our form, or signed with the key for answers and with
 * this transaction's nonce. `validateToken` has checked signature, time and `state`, and no more.
 *
 * @returns {Promise<{ output: string, chosen?: string[] } | undefined>}
 */
export async function answerOf(event, api, { page, keyring }, nonce) {
  if (page.form !== undefined) {
    if (event.prompt?.id !== page.form) return undefined;
    const { seatkeeper_answer: output, seatkeeper_chosen: chosen } = event.prompt.fields ?? {};
    // A field is a text, or a list where several can be ticked.
    return answerFrom(output, typeof chosen === "string" ? chosen.match(/\S+/g) : chosen);
  }
  if (event.request?.method !== "POST") return undefined;
  const secret = await secretOf(keyring, "return");
  let claims;
  try {
    claims = api.redirect.validateToken({ secret, tokenParameterName: PARAMETER });
  } catch {
    return undefined;
  }
  const { use, nonce: brought, sub, output, chosen } = claims ?? {};
  const isOurs = use === "answer" && sub === event.user.user_id && same(brought, nonce);
  return isOurs ? answerFrom(output, chosen) : undefined;
}

function answerFrom(output, chosen) {
  if (output !== "continue" && output !== "cancel") return undefined;
  return output === "continue" && Array.isArray(chosen) ? { output, chosen } : { output };
}

/** A text for the API's HS256: 256 bits of a key that has no other purpose. */
export async function secretOf(keyring, purpose) {
  const { bytes } = await keyring.derive(purpose);
  return Buffer.from(bytes).toString("base64url");
}

/** In constant time: what it takes says nothing of where two nonces differ. */
function same(one, other) {
  if (typeof one !== "string") return false;
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const describe = ({ browser, os, lastActiveDay }) =>
  [browser, os && `on ${os}`, lastActiveDay && `(${lastActiveDay})`].filter(Boolean).join(" ");
