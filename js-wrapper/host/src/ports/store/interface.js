/** @file What a store is: where a host keeps what must be atomic or outlive a leg of a run. `./conformance.js` is its definition as a test. */

/**
 * Values are JSON data. Each method is one call to wherever the rows are.
 *
 * @template [Value=unknown] of the rows that whoever uses it keeps there
 * @typedef {object} Store
 * @property {() => number | Promise<number>} now the store's clock in epoch ms: the one clock that all
 *   instances share
 * @property {(key: string) => Promise<Value | undefined>} get the value, or undefined once it is gone or over its time
 * @property {(key: string, change: (old: Value | undefined, now: number) => Value | undefined, keeping?: Keeping<Value>) => Promise<Value | undefined>} update
 *   atomic read-modify-write. `change` is pure, synchronous, and may be called again; it is told the
 *   store's time; undefined deletes. Resolves to what is stored afterwards
 * @property {(kind: string, before: number, limit: number) => Promise<Array<[string, Value]>>} due the living
 *   rows that are due in that list at or before a time, the earliest first, at most so many. It reads
 *   nothing that is not due
 */

/**
 * @template [Value=unknown]
 * @typedef {object} Keeping
 * @property {number} [ttlMs] the value lives so long from now on; without it, until it is deleted
 * @property {(value: Value) => { kind: string, at: number } | undefined} [due] the list in which the row is due, and
 *   when, epoch ms; pure, and asked of what is stored. Without it the row is in none
 */

export {};
