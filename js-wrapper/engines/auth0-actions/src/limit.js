/** @file A limit that is not in the code: a secret of the Action, the metadata of a client, or the user's own `app_metadata`. */
import { checkedOptions, kinds } from "@seatkeeper/host/kit";
import { refuse } from "./refuse.js";

/** Where the flow finds it. */
const PATH = "/attributes/limit";

const { integer, listOf, required, text } = kinds;
const SOURCE = {
  default: required(integer(1)),
  max: integer(1),
  secret: text,
  clientMetadata: text,
  clients: listOf(text),
  appMetadata: text,
};
const PLACES = ["secret", "clientMetadata", "appMetadata"];

/** @param {unknown} given @returns {import("./types.js").LimitSource} */
export function checkedSource(given) {
  const source = checkedOptions(/** @type {any} */ (given), SOURCE, { path: "/limit" });
  const { default: usual, max = Infinity, clientMetadata, clients } = source;
  const places = PLACES.filter((name) => source[name] !== undefined);
  if (places.length !== 1)
    refuse("/limit", "expected one of `secret`, `clientMetadata`, `appMetadata`");
  if (clientMetadata !== undefined && clients === undefined) {
    refuse("/limit/clients", "is missing: expected the ids of the clients whose metadata count");
  }
  if (clientMetadata === undefined && clients !== undefined) {
    refuse("/limit/clients", "is for `clientMetadata`");
  }
  if (max < usual) refuse("/limit/max", "is less than `default`");
  return source;
}

/** As the flow states it. @param {import("./types.js").LimitSource} source */
export const pathOf = ({ default: usual, max }) =>
  max === undefined ? { path: PATH, default: usual } : { path: PATH, default: usual, max };

/**
 * Named provider fields and no others: nothing that a user can write. What is no integer is nothing, and takes the
 * default: a login is never too odd to be decided.
 *
 * @param {any} source of the limit, or a number
 * @param {any} event
 * @returns {Record<string, number | undefined>} the attributes that the flow reads
 */
export function attributesOf(source, event) {
  return typeof source === "object" ? { limit: limitOf(source, event) } : {};
}

function limitOf({ secret, clientMetadata, clients, appMetadata }, event) {
  if (secret !== undefined) return integerOf(own(event.secrets, secret));
  if (clientMetadata !== undefined) {
    const isListed = clients.includes(event.client?.client_id);
    return isListed ? integerOf(own(event.client.metadata, clientMetadata)) : undefined;
  }
  const names = appMetadata.split("/").filter(Boolean);
  const value = names.reduce(own, event.user.app_metadata);
  return Number.isSafeInteger(value) ? value : undefined;
}

const own = (value, name) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && Object.hasOwn(value, name)
    ? value[name]
    : undefined;

/** Secrets and client metadata are texts. */
const integerOf = (text) =>
  typeof text === "string" && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
