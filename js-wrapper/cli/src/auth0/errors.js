/** @file What ends the command early: called wrongly (exit code 2), or the tenant didn't do as asked (1). */

/** What whoever called can put right: an option, a variable, a file. Its text never holds a secret. */
export class Mistake extends Error {
  exitCode = 2;
}

/** A request that failed, with what the tenant says of it. */
export class TenantError extends Error {
  exitCode = 1;

  /** @param {string} message @param {{ status?: number }} [about] of the answer, where there was one */
  constructor(message, { status } = {}) {
    super(message);
    this.status = status;
  }
}
