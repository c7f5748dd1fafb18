/** @file The Management API token in `api.cache`, encrypted: every Action of the trigger reads the same cache. */

const PURPOSE = "seatkeeper/v1/auth0-token";
const NONCE_BYTES = 12;
/** What is to be kept for longer, `api.cache` refuses. */
const LONGEST_MS = 24 * 60 * 60 * 1000 - 60_000;
const utf8 = new TextEncoder();

/**
 * @param {{ cache: () => any, clientId: string, clientSecret: string }} options the key comes from the
 *   secret: who has it could ask for a token anyway
 * @returns {import("@seatkeeper/directories/auth0").TokenCache}
 */
export function createTokenCache({ cache, clientId, clientSecret }) {
  const name = `seatkeeper:${clientId}`.slice(0, 64);
  let derived;

  async function key() {
    const secret = await crypto.subtle.importKey("raw", utf8.encode(clientSecret), "HKDF", false, [
      "deriveKey",
    ]);
    const how = {
      name: "HKDF",
      hash: "SHA-256",
      salt: new Uint8Array(),
      info: utf8.encode(PURPOSE),
    };
    const aes = { name: "AES-GCM", length: 256 };
    return crypto.subtle.deriveKey(how, secret, aes, false, ["encrypt", "decrypt"]);
  }
  const cipher = (iv) => ({ name: "AES-GCM", iv, additionalData: utf8.encode(name) });

  return {
    async get() {
      const record = cache()?.get(name);
      if (record?.value === undefined) return undefined;
      const bytes = Buffer.from(record.value, "base64url");
      const [iv, sealed] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
      derived ??= await key();
      const text = await crypto.subtle.decrypt(cipher(iv), derived, sealed);
      return JSON.parse(new TextDecoder().decode(text));
    },
    async set(entry) {
      derived ??= await key();
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const text = utf8.encode(JSON.stringify(entry));
      const sealed = new Uint8Array(await crypto.subtle.encrypt(cipher(iv), derived, text));
      const value = Buffer.concat([iv, sealed]).toString("base64url");
      const expires_at = Math.min(entry.expiresAt, Date.now() + LONGEST_MS);
      cache()?.set(name, value, { expires_at });
    },
  };
}
