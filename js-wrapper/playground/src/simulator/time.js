/** @file Times of a scenario, as people read and write them: in UTC, so that a scenario reads the same everywhere. */

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "UTC" });

/** @param {number} at epoch ms */
export const clockText = (at) => CLOCK.format(at);

/** @param {number} at epoch ms */
export const momentText = (at) => `${DAY.format(at)}, ${CLOCK.format(at)}`;

/** What a field for a date and a time holds. @param {number} at epoch ms */
export const fieldOf = (at) => new Date(at).toISOString().slice(0, 19);

/** @param {string} field @returns {number} epoch ms; NaN where it is no time */
export const momentOf = (field) => Date.parse(`${field}Z`);
