/** @file A time of today as people read it. */

const FORMAT = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** @param {number} at epoch ms */
export const clock = (at) => FORMAT.format(at);
