/** @file Session Limit Page: says which sessions will end, and lets the person go on, choose among them, or cancel. */

import { fieldsOf, outputOf } from "./answer.js";

const MAX_CHOSEN = 100;

/** @type {Readonly<import("./node-type.js").NodeType>} */
export const sessionLimitPage = Object.freeze({
  manifest: Object.freeze({
    name: "session-limit-page",
    version: "0.1.0",
    title: "Session Limit Page",
    description: "Tells the person which sessions will be ended, and lets them go on or cancel.",
    outputs: ["continue", "cancel"],
    requests: ["showPage"],
    config: { type: "object", properties: {}, additionalProperties: false },
  }),
  waits: "continue",
  whenNonInteractive: "silent",
  reasons: { cancel: "cancelled" },

  async show({ ending, handleOf }) {
    if (ending === undefined) return { devices: [] };
    const { end, shown, mustEnd } = await ending.imagine();
    const { chooses } = ending;
    const ends = new Set(end);
    const rows = chooses ? shown : shown.filter(({ id }) => ends.has(id));
    // A name for each session costs time, and is worth it only where there is something to choose.
    const handles = chooses ? await Promise.all(rows.map(({ id }) => handleOf(id))) : [];
    const devices = rows.map(({ device, lastSeenDay }, index) => ({
      ...(chooses && { handle: handles[index] }),
      ...device,
      ...(lastSeenDay !== undefined && { lastActiveDay: isoDay(lastSeenDay) }),
    }));
    return chooses ? { choose: mustEnd, devices } : { devices };
  },

  check(answer, { outputs, simulated, refuse }) {
    const { output, chosen } = fieldsOf(answer, ["output", "chosen"], refuse);
    outputOf(output, outputs, refuse);
    if (chosen === undefined) return { output };
    const fits = Array.isArray(chosen) && chosen.every((handle) => typeof handle === "string");
    if (!fits) refuse("/answer/chosen", "expected a list of handles");
    if (chosen.length > MAX_CHOSEN && !simulated) refuse("/answer/chosen", "expected at most 100");
    return { output, chosen: [...new Set(chosen)] };
  },

  async settle({ output, chosen }, { ending, handleOf }) {
    if (output !== "continue" || !ending?.chooses) return { output };
    const { shown } = await ending.imagine();
    const handles = await Promise.all(shown.map(({ id }) => handleOf(id)));
    const given = new Set(chosen);
    const picked = shown.filter((_, index) => given.has(handles[index])).map(({ id }) => id);
    const { reason } = await ending.imagine(picked);
    return reason === "noRoomMade" ? { again: reason } : { output, chosen: picked };
  },
});

const isoDay = (millis) => new Date(millis).toISOString().slice(0, 10);
