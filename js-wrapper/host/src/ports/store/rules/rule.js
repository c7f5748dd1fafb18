/** @file What each group of a store's rules is given. */

/**
 * Registers one rule, whose store has nothing in it. Where there is no second handle, it is the first.
 *
 * @typedef {(name: string, check: (under: Omit<import("../conformance.js").StoreUnderTest, "store" | "second"> &
 *   { store: import("../interface.js").Store<any>, second: import("../interface.js").Store<any> }) => void | Promise<void>) => void} Rule
 */

export {};
