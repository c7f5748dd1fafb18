/** @file The names under which the host keeps things in its store: one kind, and parts that can't run into each other. */

/** @param {string} kind @param {...string} parts */
export const storeKey = (kind, ...parts) => `${kind}:${JSON.stringify(parts)}`;
