/** @file How the playground writes the operators. */

/** @type {Readonly<Record<string, string>>} */
export const SIGNS = Object.freeze({ ">=": "≥", "<=": "≤", "==": "=", "!=": "≠" });
