/** @file A store that lives in this process: for tests, demos, and hosts with a single instance. */

import { SeatkeeperError } from "../errors.js";

/**
 * Where a host keeps what must be atomic or outlive a leg of a run. `./conformance.js` says what
 * each method promises; values are JSON data.
 *
 * @typedef {object} Store
 * @property {() => number | Promise<number>} now the store's clock in epoch ms: the one clock that
 *   all instances share
 * @property {(key: string) => Promise<any>} get the value, or undefined once it is gone or over its
 *   time
 * @property {(key: string, change: (old: any) => any, ttlMs?: number) => Promise<any>} update
 *   atomic read-modify-write. `change` is pure, synchronous, and may be called again; undefined
 *   deletes. The value lives `ttlMs` from now on, or until it is deleted. Resolves to what is
 *   stored afterwards
 * @property {(prefix: string) => Promise<Array<[string, any]>>} scan all living entries whose key
 *   begins so, in no promised order
 */

/**
 * How many writes pass between two searches for dead entries: rare enough to cost nothing, often
 * enough to stay small.
 */
const WRITES_BETWEEN_SWEEPS = 1000;

/**
 * @param {{ now?: () => number }} [options] `now` stands in for the clock in tests
 * @returns {Store & { readonly size: number }} `size` counts dead entries that still take up memory
 *   too
 */
export function memoryStore({ now = Date.now } = {}) {
  /** Values are kept as JSON text: nobody can change what is stored through a reference. */
  /** @type {Map<string, { json: string, endsAt: number }>} */
  const entries = new Map();
  let writes = 0;

  const read = (key) => {
    const entry = entries.get(key);
    return entry && entry.endsAt > now() ? JSON.parse(entry.json) : undefined;
  };

  const sweep = () => {
    for (const [key, { endsAt }] of entries) if (endsAt <= now()) entries.delete(key);
  };

  return {
    now,

    get size() {
      return entries.size;
    },

    async get(key) {
      return read(key);
    },

    // Atomic because nothing here awaits: JavaScript runs it from first line to last without a
    // break.
    async update(key, change, ttlMs = Infinity) {
      if (++writes % WRITES_BETWEEN_SWEEPS === 0) sweep();

      const next = change(read(key));
      if (typeof next?.then === "function") {
        throw new SeatkeeperError(
          "storeMisused",
          `the change of \`${key}\` must not be asynchronous`,
        );
      }
      if (next === undefined) {
        entries.delete(key);
        return undefined;
      }
      const json = JSON.stringify(next);
      entries.set(key, { json, endsAt: now() + ttlMs });
      return JSON.parse(json);
    },

    async scan(prefix) {
      sweep();
      return [...entries]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { json }]) => [key, JSON.parse(json)]);
    },
  };
}
