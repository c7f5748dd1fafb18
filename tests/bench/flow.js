/** @file A whole silent flow over the memory directory: look up, end the oldest, let the new one in. */
import {
  createKeyring,
  createSeatkeeper,
  memoryDirectory,
  memoryStore,
  patternFlow,
} from "@seatkeeper/host";
import { movedClock } from "@seatkeeper/host/kit";
import { LIMIT, login, NOW, sessions } from "./sessions.js";

/** @returns {Promise<() => Promise<string>>} one more login each time; the account stays at its limit */
export async function silentFlow() {
  const directory = memoryDirectory({ sessions: sessions(LIMIT) });
  const keeper = createSeatkeeper({
    directory,
    flow: patternFlow("silent", LIMIT, { strategy: "excess" }),
    store: memoryStore({ now: () => NOW }),
    keyring: createKeyring({ current: { kid: "bench", secret: new Uint8Array(32).fill(7) } }),
    issuer: "bench",
    clock: movedClock(() => NOW),
  });
  let count = 0;
  return async () => {
    count += 1;
    const current = {
      type: /** @type {const} */ ("session"),
      id: `new${count}`,
      createdAt: NOW + count,
    };
    const now = NOW + count;
    directory.add({ id: current.id, subject: login.subject, createdAt: current.createdAt });
    const { outcome } = await keeper.login({ ...login, id: `login${count}`, current, now });
    if (outcome !== "allowed") throw new Error(`a silent flow ended as ${outcome}`);
    return outcome;
  };
}
