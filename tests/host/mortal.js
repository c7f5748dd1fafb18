/** @file A host process that can be killed: it resumes one run, and stops where it is told to until somebody ends it. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSeatkeeper, memoryDirectory, patternFlow } from "@seatkeeper/host";
import { movedClock } from "@seatkeeper/host/kit";
import { fileStore } from "./file-store.js";
import { ISSUER, keyringOf, sessions, START } from "./world.js";

export const FLOW = patternFlow("warn", 1);

/** What has been ended, whichever process did it. */
export const effects = (folder) => {
  const log = join(folder, "effects");
  return existsSync(log) ? readFileSync(log, "utf8").split("\n").filter(Boolean) : [];
};

/**
 * A host on files: what it ends stays ended when it is gone itself.
 *
 * @param {{ folder: string, at?: (moment: string) => Promise<void> | void, now?: number }} options
 *   `at` is told when it comes to `claiming`, `claimed` and `ended`
 */
export function hostOn({ folder, at = () => {}, now = START }) {
  const gone = new Set(effects(folder));
  const memory = memoryDirectory({
    sessions: sessions("a@1 x@2").filter(({ id }) => !gone.has(id)),
  });
  const store = fileStore({ folder, now: () => now });
  return createSeatkeeper({
    directory: {
      ...memory,
      async revokeSession(request) {
        const ended = await memory.revokeSession(request);
        appendFileSync(join(folder, "effects"), `${request.sessionId}\n`);
        await at("ended");
        return ended;
      },
      async endCurrentSession(request) {
        const ended = await memory.endCurrentSession(request);
        appendFileSync(join(folder, "effects"), `${request.sessionId}\n`);
        return ended;
      },
    },
    store: {
      ...store,
      async update(key, change, ttlMs) {
        const claims = key.startsWith("jti:") && (await store.get(key)) === undefined;
        if (claims) await at("claiming");
        const kept = await store.update(key, change, ttlMs);
        if (claims) await at("claimed");
        return kept;
      },
    },
    flow: FLOW,
    keyring: keyringOf(),
    issuer: ISSUER,
    clock: movedClock(() => now),
  });
}

// As a program: says `MOMENT` when it has come that far, and goes no further.
if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { folder, resumed, moment } = JSON.parse(process.argv[2]);
  const stop = () => new Promise(() => setInterval(() => {}, 1_000_000));
  const keeper = hostOn({
    folder,
    at(reached) {
      if (reached !== moment) return undefined;
      process.stdout.write(`${reached}\n`);
      return stop();
    },
  });
  const result = await keeper.resume(resumed);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
