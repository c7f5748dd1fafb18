/** @file The other side of warn's redirect: reads what the page is to show, and signs the person's answer. */
import { hostName } from "@seatkeeper/directories/rest";
import { SeatkeeperError } from "@seatkeeper/host";
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { jwtVerify, SignJWT } from "jose";
import { actionKey, keyringOf } from "../key.js";
import { secretOf } from "../limit-page.js";

const EXPIRES_IN = "10m";

const { listOf, oneOf, required, text } = kinds;
const OPTIONS = { key: required(actionKey), issuer: required(hostName) };
const ANSWER = { output: required(oneOf(["continue", "cancel"])), chosen: listOf(text) };
const ANSWER_INVALID = { code: /** @type {const} */ ("answerInvalid"), path: "/answer" };

/**
 * @typedef {object} PageOptions
 * @property {string} key the Action's secret `seatkeeperKey`
 * @property {string} issuer the tenant's host name
 *
 * @typedef {object} ShownDevice told coarsely, and by no id or address
 * @property {string} [browser]
 * @property {string} [os]
 * @property {string} [lastActiveDay]
 * @property {string} [handle] what it goes by in an answer, where the person chooses
 *
 * @typedef {object} ShownPage what the page is to show
 * @property {ShownDevice[]} devices
 * @property {number} [choose] how many the person has to choose at least, where they choose
 * @property {string} sub
 * @property {string} nonce
 *
 * @typedef {object} PageAnswer
 * @property {"continue" | "cancel"} output
 * @property {string[]} [chosen] handles of devices
 *
 * @typedef {object} LimitPage
 * @property {(token: string) => Promise<ShownPage>} open the request's `session_token`; throws `pauseExpired`, or
 *   `pauseForged` where it is none for this page
 * @property {(page: { sub: string, nonce: string }, answer: PageAnswer, state: string) => Promise<string>} answer the token
 *   to send by POST to `https://DOMAIN/continue?state=STATE` as `session_token`: of what `open` gave, and the request's
 *   `state`; throws `answerInvalid`
 */

/**
 * @param {PageOptions} options
 * @returns {LimitPage}
 */
export function createPage(options) {
  const { key, issuer } = checkedOptions(options, OPTIONS);
  const keyring = keyringOf(key);
  const bytesOf = async (purpose) => new TextEncoder().encode(await secretOf(keyring, purpose));

  return {
    async open(token) {
      const payload = await verified(token, await bytesOf("pause"), issuer);
      if (payload.use !== "page") throw forged();
      return /** @type {any} */ (payload);
    },

    async answer(page, answer, state) {
      const { output, chosen } = checkedOptions(answer, ANSWER, ANSWER_INVALID);
      const { sub, nonce } = checkedOptions(
        { sub: page?.sub, nonce: page?.nonce, state },
        { sub: required(text), nonce: required(text), state: required(text) },
        { code: "answerInvalid" },
      );
      return new SignJWT({ output, chosen, use: "answer", nonce, state })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setSubject(sub)
        .setIssuer(issuer)
        .setIssuedAt()
        .setExpirationTime(EXPIRES_IN)
        .sign(await bytesOf("return"));
    },
  };
}

async function verified(token, secret, issuer) {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ["HS256"],
      issuer,
      requiredClaims: ["sub", "exp", "use", "nonce"],
    });
    return payload;
  } catch (error) {
    if (error?.code === "ERR_JWT_EXPIRED") {
      throw new SeatkeeperError("pauseExpired", "the token for the page is too old");
    }
    throw forged();
  }
}

const forged = () => new SeatkeeperError("pauseForged", "the token is not one for this page");
