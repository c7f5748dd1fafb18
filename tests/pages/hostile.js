/** @file What somebody may hand over in place of what was meant, and what may come of it: nothing but a listed error. */
import assert from "node:assert/strict";
import { ERROR_CODES, SeatkeeperError } from "@seatkeeper/host";

const SECRET = "what a getter said";
const speak = () => {
  throw new Error(SECRET);
};

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** @type {Record<string, () => any>} made anew for each use */
export const HOSTILE = {
  undefined: () => undefined,
  null: () => null,
  "a number": () => 0.5,
  "a text": () => "anything",
  "an empty text": () => "",
  "a symbol": () => Symbol("anything"),
  "a list": () => [[]],
  "an object": () => ({}),
  "an object without a prototype": () => Object.create(null),
  "a function": () => speak,
  "a revoked proxy": () => revoked({}),
  "a revoked list": () => revoked([]),
  "a revoked function": () => revoked(speak),
  "a getter that throws": () =>
    new Proxy({ anything: 1 }, { get: speak, has: speak, getPrototypeOf: speak }),
  "names that throw": () => new Proxy({}, { ownKeys: speak, get: speak }),
  "a list that throws": () => new Proxy([1], { get: speak }),
  "a text that throws": () => ({ toString: speak, valueOf: speak, [Symbol.toPrimitive]: speak }),
};

/** An object of which one field throws when it is read. */
export const withGetter = (given, name) =>
  Object.defineProperty({ ...given }, name, { get: speak, enumerable: true });

/**
 * Whatever an act is given, it works or says in our own words that it doesn't.
 *
 * @param {(value: any) => any} act
 */
export async function neverLeaks(act) {
  for (const [name, make] of Object.entries(HOSTILE)) await isOurs(() => act(make()), name);
}

/** @param {object} good @param {(given: any) => any} act with every option in turn replaced or throwing */
export async function neverLeaksIn(good, act) {
  await neverLeaks(act);
  for (const name of Object.keys(good)) {
    await neverLeaks((value) => act({ ...good, [name]: value }));
    await isOurs(() => act(withGetter(good, name)), `${name}, a getter`, true);
  }
}

async function isOurs(act, name, throws = false) {
  try {
    await act();
  } catch (error) {
    assert.ok(error instanceof SeatkeeperError, `${name}: ${error?.stack}`);
    assert.ok(Object.hasOwn(ERROR_CODES, error.code), `${name}: ${error.code}`);
    assert.ok(!`${error.message} ${error.help} ${error.path}`.includes(SECRET), name);
    return;
  }
  assert.ok(!throws, `${name}: was taken`);
}
