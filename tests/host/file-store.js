/** @file A stand-in for a store that outlives its process: files, for tests that kill one. Nobody should run on it. */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import { SeatkeeperError } from "@seatkeeper/host";

const nameOf = (key) => `${createHash("sha256").update(key).digest("hex")}.json`;

/**
 * One file an entry, written beside and renamed into place. Changes of one key exclude each other by a
 * lock file that only one can create.
 *
 * @param {{ folder: string, now: () => number }} options
 */
export function fileStore({ folder, now }) {
  const entryIn = (name) => {
    try {
      const entry = JSON.parse(fs.readFileSync(join(folder, name), "utf8"));
      return entry.endsAt === null || entry.endsAt > now() ? entry : undefined;
    } catch (error) {
      if (error.code === "ENOENT") return undefined;
      throw error;
    }
  };
  const read = (key) => entryIn(nameOf(key))?.value;

  /** Whoever finds the lock taken lets others go first, and tries again. */
  async function locked(key, act) {
    const lock = join(folder, `${nameOf(key)}.lock`);
    while (!taken(lock)) await new Promise((resolve) => setImmediate(resolve));
    try {
      return act();
    } finally {
      fs.rmSync(lock);
    }
  }

  return {
    now,
    get: async (key) => read(key),
    update: (key, change, { ttlMs, due } = {}) =>
      locked(key, () => {
        const place = join(folder, nameOf(key));
        const at = now();
        const value = change(read(key), at);
        if (typeof value?.then === "function") {
          throw new SeatkeeperError("storeMisused", "a change must not be asynchronous");
        }
        if (value === undefined) {
          fs.rmSync(place, { force: true });
          return undefined;
        }
        const endsAt = ttlMs === undefined ? null : at + ttlMs;
        const entry = { key, endsAt, value, due: due?.(structuredClone(value)) };
        fs.writeFileSync(`${place}.new`, JSON.stringify(entry));
        fs.renameSync(`${place}.new`, place);
        return structuredClone(value);
      }),
    async due(kind, before, limit) {
      const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
      return names
        .map(entryIn)
        .filter((entry) => entry?.due?.kind === kind && entry.due.at <= before)
        .sort((one, other) => one.due.at - other.due.at)
        .slice(0, limit)
        .map(({ key, value }) => [key, value]);
    },
  };
}

function taken(lock) {
  try {
    fs.closeSync(fs.openSync(lock, "wx"));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
