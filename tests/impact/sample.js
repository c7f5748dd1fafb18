/** @file The history that is shipped as an example: where it is, and what it is made from. */

export const SAMPLE = new URL(
  "../../js-wrapper/simulation/sample/login-history.csv",
  import.meta.url,
);
export const SAMPLE_SIZE = { rows: 2_000, seed: 7 };
