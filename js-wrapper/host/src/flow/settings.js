/** @file The settings of a flow that are words, with those that each can be: of the host alone, no node has them. */

export const FLOW_SETTINGS = Object.freeze({
  /** What a login without a session takes. */
  onNoSession: Object.freeze(["allow", "deny"]),
  /** What a login takes that can't show a page. */
  whenNonInteractive: Object.freeze(["silent", "deny", "allow"]),
  /** Whether nothing is done, and only said. */
  reportOnly: Object.freeze([true, false]),
});
