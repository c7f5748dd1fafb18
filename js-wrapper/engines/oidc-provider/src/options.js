/** @file What the guard is given: checked when it is handed over, not when the first login comes. */
import { checkedOptions, kinds, REQUEST_TYPES, SeatkeeperError } from "@seatkeeper/host/kit";
import { headersFor } from "@seatkeeper/pages";

const { callable, either, having, required, text, usually } = kinds;

const keeper = having("what `createSeatkeeper` made", ["login", "resume", "sweep", "flow"]);
const keyring = having("what `createKeyring` made", ["derive", "mac"]);
const directory = having("what `createOidcProviderDirectory` made", [
  ...REQUEST_TYPES,
  "find",
  "wasEnded",
  "note",
]);
const origins = {
  expected: "a list of origins, or of apps' schemes",
  // Whoever writes them on a page knows what they may be, and throws where they aren't.
  fits: (value) => headersFor(value) !== undefined,
};
const provider = {
  expected: "an oidc-provider",
  fits: (value) => having("", ["use", "cookieName"]).fits(value) && text.fits(value.issuer),
};

/** Of `guardLogin`. */
export const OPTIONS = {
  keeper: required(either(keeper, callable)),
  directory: required(directory),
  keyring: required(keyring),
  triggerOf: usually(callable, () => "login"),
  linkedSubjectsOf: usually(callable, () => []),
  attributesOf: usually(callable, () => ({})),
  formActionOrigins: usually(origins, []),
  now: usually(callable, Date.now),
};

/**
 * @param {import("./guard.js").GuardOptions["keeper"]} given
 * @returns {(clientId: string) => import("@seatkeeper/host").Keeper} of a client that has none, it says so
 */
export function keepersOf(given) {
  if (typeof given !== "function") return () => given;
  const expected = { keeper: required(keeper) };
  return (clientId) => checkedOptions({ keeper: given(clientId) }, expected).keeper;
}

/**
 * @param {unknown} given
 * @param {boolean} isConfigured whether there was a configuration to make it from
 * @returns {import("./provider.js").Provider}
 */
export function checkedProvider(given, isConfigured) {
  const checked = checkedOptions(
    { provider: /** @type {any} */ (given) },
    { provider: required(provider) },
  );
  if (isConfigured) return checked.provider;
  return refuse("expected one that was made from what `guard.configure` gave");
}

/** @param {import("./provider.js").Provider} provider @param {import("./provider.js").Middleware} middleware */
export function usedBy(provider, middleware) {
  try {
    provider.use(middleware);
  } catch {
    refuse("did not take the guard's pages");
  }
}

/** @param {string} what @returns {never} */
function refuse(what) {
  throw new SeatkeeperError("optionsInvalid", `\`/provider\`: ${what}`, { path: "/provider" });
}
