/** @file The page's side of the redirect: what it refuses, in listed codes, whatever it is handed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SignJWT } from "jose";
import { createKeyring, ERROR_CODES } from "@seatkeeper/host";
import { createPage } from "../../../js-wrapper/engines/auth0-actions/src/page/index.js";
import { secretOf } from "../../../js-wrapper/engines/auth0-actions/src/limit-page.js";
import { KEY } from "./world.js";

const ISSUER = "tenant.example";
const page = createPage({ key: KEY, issuer: ISSUER });
const current = { kid: "action", secret: new Uint8Array(Buffer.from(KEY, "base64url")) };

/** What the Action sends, or nearly. */
async function sent(more = {}, { purpose = "pause", issuer = ISSUER, expires = "10m" } = {}) {
  const secret = await secretOf(createKeyring({ current }), purpose);
  const claims = { use: "page", nonce: "n", sub: "auth0|ada", devices: [], ...more };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(issuer)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
}

for (const [what, options, path] of /** @type {[string, any, string][]} */ ([
  ["nothing", undefined, ""],
  ["no key", { issuer: ISSUER }, "/key"],
  ["a short key", { key: KEY.slice(0, 20), issuer: ISSUER }, "/key"],
  ["a key in bytes", { key: current.secret, issuer: ISSUER }, "/key"],
  ["no issuer", { key: KEY }, "/issuer"],
  ["an issuer with a scheme", { key: KEY, issuer: `https://${ISSUER}/` }, "/issuer"],
  ["a misspelt option", { key: KEY, issuer: ISSUER, domain: ISSUER }, "/domain"],
])) {
  test(`refused when it is made: ${what}`, () => {
    assert.throws(() => createPage(options), { code: "optionsInvalid", path });
  });
}

test("the control: what the Action sends is read", async () => {
  const shown = await page.open(await sent());
  assert.deepEqual([shown.sub, shown.nonce, shown.devices], ["auth0|ada", "n", []]);
});

for (const [what, token, code] of /** @type {[string, any, string][]} */ ([
  ["nothing", undefined, "pauseForged"],
  ["no token", "a.b.c", "pauseForged"],
  ["another key", sent({}, { purpose: "return" }), "pauseForged"],
  ["another tenant", sent({}, { issuer: "other.example" }), "pauseForged"],
  ["another use", sent({ use: "answer" }), "pauseForged"],
  ["no nonce", sent({ nonce: undefined }), "pauseForged"],
  ["one that is over", sent({}, { expires: "-1m" }), "pauseExpired"],
])) {
  test(`not opened: ${what}`, async () => {
    await assert.rejects(
      async () => page.open(await token),
      (error) => {
        assert.deepEqual([error.name, error.code], ["SeatkeeperError", code]);
        return Object.hasOwn(ERROR_CODES, error.code);
      },
    );
  });
}

for (const [what, given, path] of /** @type {[string, any[], string][]} */ ([
  ["no page", [undefined, { output: "cancel" }, "s"], "/sub"],
  ["no answer", [{ sub: "a", nonce: "n" }, undefined, "s"], "/answer"],
  [
    "an output that there is none of",
    [{ sub: "a", nonce: "n" }, { output: "yes" }, "s"],
    "/answer/output",
  ],
  [
    "a surplus claim",
    [{ sub: "a", nonce: "n" }, { output: "cancel", sub: "eve" }, "s"],
    "/answer/sub",
  ],
  ["no state", [{ sub: "a", nonce: "n" }, { output: "cancel" }], "/state"],
])) {
  test(`not signed: ${what}`, async () => {
    const [shown, answer, state] = given;
    await assert.rejects(page.answer(shown, answer, state), { code: "answerInvalid", path });
  });
}
