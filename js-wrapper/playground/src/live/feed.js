/** @file What the live view knows, and how each event that the server sends changes it. */

/** The server keeps as many for a page that comes later. */
const RUNS_KEPT = 50;

/**
 * The shapes are those of the server's feed (`js-wrapper/demo/playground/feed.js`).
 *
 * @typedef {object} Live
 * @property {any} flow the flow of the app whose limit can be changed
 * @property {any[]} apps
 * @property {any[]} people with their sessions
 * @property {any[]} runs the newest first
 */

/**
 * @param {Live | undefined} live nothing before the first `state`
 * @param {{ type: string, data: any }} event
 * @returns {Live | undefined}
 */
export function received(live, { type, data }) {
  if (type === "state") return { ...data, runs: data.runs.toReversed() };
  if (live === undefined) return live;
  if (type === "run") return { ...live, runs: [data, ...live.runs].slice(0, RUNS_KEPT) };
  if (type === "sessions") return { ...live, people: data.people };
  if (type === "flow") return { ...live, flow: data };
  return live;
}
