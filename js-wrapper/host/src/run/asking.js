/** @file One leg's dealings with the directory, which are over when it is. */

import { createPerformer } from "./perform.js";

/**
 * @param {{ directory: any, clock: any, budgetMs: number, atOnce?: number, tenant: string }} host
 */
export function createAsking({ directory, clock, budgetMs, atOnce, tenant }) {
  /**
   * @template T
   * @param {any} login whose sessions it is about
   * @param {(performer: ReturnType<typeof createPerformer>) => Promise<T>} act
   * @returns {Promise<T>}
   */
  return async function asking(login, act) {
    const performer = createPerformer({ directory, login, clock, budgetMs, atOnce, tenant });
    try {
      return await act(performer);
    } finally {
      performer.close();
    }
  };
}
