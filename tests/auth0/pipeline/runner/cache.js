/** @file `api.cache`: small, shared by all users of the trigger, and free to forget. */
const MINUTE = 60_000;
const LIMITS = { entries: 20, key: 64, value: 4_000, total: 8_000, ms: 24 * 60 * MINUTE };
const DEFAULT_MS = 15 * MINUTE;

export function createCache() {
  /** @type {Map<string, { value: string, expires_at: number }>} */
  const entries = new Map();
  const refused = (code) => ({ type: "error", code });

  function live(key) {
    const entry = entries.get(key);
    if (entry !== undefined && entry.expires_at > Date.now()) return entry;
    entries.delete(key);
    return undefined;
  }

  return {
    /** @param {string} [key] without one, all is lost */
    lose: (key) => void (key === undefined ? entries.clear() : entries.delete(key)),

    /** What an Action sees. */
    api: {
      get(key) {
        const entry = live(key);
        return entry && { ...entry };
      },
      set(key, value, { ttl = undefined, expires_at: at = undefined } = {}) {
        if (typeof value !== "string") return refused("InvalidValue");
        if (size(key) > LIMITS.key) return refused("KeySizeExceeded");
        if (size(value) > LIMITS.value) return refused("ValueSizeExceeded");
        const end = Math.min(at ?? Infinity, Date.now() + (ttl ?? (at ? Infinity : DEFAULT_MS)));
        if (!(end > Date.now()) || end > Date.now() + LIMITS.ms) return refused("InvalidExpiry");
        const others = [...entries.keys()].filter((other) => other !== key && live(other));
        if (others.length >= LIMITS.entries) return refused("ItemLimitExceeded");
        const used = others.reduce((sum, other) => sum + size(other) + size(live(other).value), 0);
        if (used + size(key) + size(value) > LIMITS.total) return refused("CacheSizeExceeded");
        const record = { value, expires_at: end };
        entries.set(key, record);
        return { type: "success", record: { ...record } };
      },
      delete(key) {
        return entries.delete(key) ? { type: "success" } : refused("ItemNotFound");
      },
    },
  };
}

const size = (text) => Buffer.byteLength(text);
