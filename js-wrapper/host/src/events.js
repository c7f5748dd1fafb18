/** @file What a host tells its listener beside the records: something that somebody may want to act on at once. */

/**
 * A session was displaced, or a login denied: the nodes' own events.
 *
 * @typedef {import("@seatkeeper/nodes").Event} NodeEvent
 *
 * A failure mode let a login pass: it is decided again at its next renewal.
 *
 * @typedef {{ type: "openAdmission", run: string, at: number }} OpenAdmission `at`: epoch ms
 *
 * Nobody answered a page in time: the session of that run was to be ended.
 *
 * @typedef {{ type: "pauseExpired", run: string, at: number }} PauseExpired `at`: epoch ms
 *
 * @typedef {NodeEvent | OpenAdmission | PauseExpired} HostEvent
 */

/** What the host tells beside the nodes' own. @type {readonly Exclude<HostEvent, NodeEvent>["type"][]} */
export const HOST_EVENT_TYPES = Object.freeze(["openAdmission", "pauseExpired"]);
