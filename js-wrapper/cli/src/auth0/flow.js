/** @file The flow that an Action of a pattern runs: what it asks and ends says what the tenant has to have. */
import { patternFlow } from "@seatkeeper/host";

/**
 * The options with the flow that their pattern makes; its limit makes no difference here.
 *
 * @param {any} options of the Action
 */
export const withFlow = (options) => {
  const { pattern, rescue } = options;
  return { ...options, flow: patternFlow(pattern, 1, { rescue }) };
};

/** @param {{ nodes: any[] }} flow */
export const showsPage = ({ nodes }) => nodes.some(({ type }) => type === "session-limit-page");
