/** @file The tenant's clock inside the runner: what `Date` says is moved by as much as the test has moved it. */
const RealDate = Date;
let offset = 0;

/** @param {number} ms that the tenant's clock is ahead of the machine's */
export function setClock(ms) {
  offset = ms;
}

/** Loaded before any Action: what reads the clock reads this one. */
globalThis.Date = /** @type {any} */ (
  class Date extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(RealDate.now() + offset);
      else super(.../** @type {[any]} */ (parts));
    }
    static now() {
      return RealDate.now() + offset;
    }
  }
);
