/** @file Which login began a session: what a decision names by its id alone. */

import { DEVICE_KINDS } from "../device/device-kinds.js";

/** @typedef {{ device: string, at: number }} Started `device` as people call it; `at`: epoch ms */

/** @param {import("../stage.js").Frame[]} frames @returns {Map<string, Started>} by the session's id */
export function startedBy(frames) {
  const logins = frames.filter(({ step }) => step.login);
  // The first login of a session began it.
  return new Map(
    logins.reverse().map(({ step: { login, at } }) => {
      const kind = Object.values(DEVICE_KINDS).find(
        ({ userAgent }) => userAgent === login.device.userAgent,
      );
      return [login.sessionId, { device: `${kind.label} of ${login.subject}`, at }];
    }),
  );
}
