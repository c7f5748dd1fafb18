/** @file The one place where the playground starts a script: its own workers, from where the page came from. */

/**
 * The page's policy lets through what this makes. It can be made once: at the beginning, before anybody else
 * could.
 *
 * @type {any}
 */
const policy = globalThis.trustedTypes?.createPolicy("seatkeeper", { createScriptURL: ownAddress });

/**
 * @param {string} address as `?worker&url` imports it
 * @returns {Worker}
 * @throws {TypeError} for an address elsewhere
 */
export function startWorker(address) {
  const trusted = policy ? policy.createScriptURL(address) : ownAddress(address);
  return new Worker(trusted, { type: "module" });
}

function ownAddress(address) {
  const { href, origin, protocol } = new URL(address, location.href);
  if (origin !== location.origin || protocol === "blob:")
    throw new TypeError("a worker comes from where the page does");
  return href;
}
