/** @file A store that lives in this process: for tests, demos, and hosts with a single instance. */

import { SeatkeeperError } from "../errors.js";
import { callable, usually } from "../plain/kinds.js";
import { checkedOptions } from "../plain/options.js";

/**
 * How many writes pass between two searches for dead entries: rare enough to cost nothing, often
 * enough to stay small.
 */
const WRITES_BETWEEN_SWEEPS = 1000;

const OPTIONS = { now: usually(callable, Date.now) };

/** @typedef {import("../ports/store/interface.js").Store} Store */

/**
 * @typedef {object} MemoryStore
 * @property {number} size how many entries take up memory, dead ones too
 * @property {(prefix?: string) => Array<[string, unknown]>} rows what is in it, by keys that begin so: to look at, and to
 *   take along
 *
 * @param {{ now?: () => number }} [options] `now` stands in for the clock in tests; `Date.now`
 * @returns {Store & Readonly<MemoryStore>}
 * @throws {SeatkeeperError} `optionsInvalid`
 */
export function memoryStore(options = {}) {
  const { now } = checkedOptions(options, OPTIONS);
  /** Values are kept as JSON text: nobody can change what is stored through a reference. */
  /** @type {Map<string, { json: string, endsAt: number, due?: { kind: string, at: number } }>} */
  const entries = new Map();
  /** By kind, the keys that are in that list: who asks what is due looks at nothing else. */
  /** @type {Map<string, Set<string>>} */
  const lists = new Map();
  let writes = 0;

  const living = (key, at = now()) => {
    const entry = entries.get(key);
    return entry !== undefined && entry.endsAt > at ? entry : undefined;
  };

  const valueOf = (entry) => (entry === undefined ? undefined : JSON.parse(entry.json));

  function remove(key) {
    const kind = entries.get(key)?.due?.kind;
    entries.delete(key);
    if (kind === undefined) return;
    const list = lists.get(kind);
    list.delete(key);
    if (list.size === 0) lists.delete(kind);
  }

  function put(key, entry) {
    remove(key);
    entries.set(key, entry);
    if (entry.due === undefined) return;
    const { kind } = entry.due;
    if (!lists.has(kind)) lists.set(kind, new Set());
    lists.get(kind).add(key);
  }

  function sweep() {
    const at = now();
    for (const [key, { endsAt }] of entries) if (endsAt <= at) remove(key);
  }

  return {
    now,

    get size() {
      return entries.size;
    },

    rows(prefix = "") {
      sweep();
      const found = [...entries].filter(([key]) => key.startsWith(prefix));
      return found.map(([key, entry]) => [key, valueOf(entry)]);
    },

    async get(key) {
      return valueOf(living(key));
    },

    // Atomic because nothing here awaits: JavaScript runs it from first line to last without a
    // break.
    async update(key, change, { ttlMs = Infinity, due } = {}) {
      if (++writes % WRITES_BETWEEN_SWEEPS === 0) sweep();

      const at = now();
      /** @type {any} */
      const next = change(valueOf(living(key, at)), at);
      if (typeof next?.then === "function") {
        throw new SeatkeeperError(
          "storeMisused",
          `the change of \`${key}\` must not be asynchronous`,
        );
      }
      if (next === undefined) {
        remove(key);
        return undefined;
      }
      const json = JSON.stringify(next);
      put(key, { json, endsAt: at + ttlMs, due: due?.(JSON.parse(json)) });
      return JSON.parse(json);
    },

    async due(kind, before, limit) {
      const at = now();
      const found = [...(lists.get(kind) ?? [])]
        .map((key) => ({ key, entry: living(key, at) }))
        .filter(({ entry }) => entry !== undefined && entry.due.at <= before);
      found.sort((one, other) => one.entry.due.at - other.entry.due.at);
      return found.slice(0, limit).map(({ key, entry }) => [key, valueOf(entry)]);
    },
  };
}
