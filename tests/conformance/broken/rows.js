/** @file Stores that keep rows badly, each in one way: what it does, the rule that it breaks, and how. */

/** @type {Array<[what: string, rule: string, broken: (sound: any) => any]>} */
export const BROKEN_ROWS = [
  [
    "throws where nothing was ever written",
    "an unknown key holds nothing",
    (sound) => {
      const known = new Set();
      return {
        async get(key) {
          if (!known.has(key)) throw new Error("no such row");
          return sound.get(key);
        },
        update: (key, ...how) => (known.add(key), sound.update(key, ...how)),
      };
    },
  ],
  [
    "loses what is falsy",
    "every kind of JSON value survives, the falsy ones too",
    (sound) => ({ get: async (key) => (await sound.get(key)) || undefined }),
  ],
  [
    "knows no capital letters",
    "keys are plain text: no character in them means anything",
    (sound) => ({
      get: (key) => sound.get(key.toLowerCase()),
      update: (key, ...how) => sound.update(key.toLowerCase(), ...how),
    }),
  ],
  [
    "knows no spaces",
    "keys are plain text: no character in them means anything",
    (sound) => {
      const trimmed = (key) => (key.length < 4 ? key.replace(" ", "") : key);
      return {
        get: (key) => sound.get(trimmed(key)),
        update: (key, ...how) => sound.update(trimmed(key), ...how),
      };
    },
  ],
  [
    "hands out what it keeps",
    "what goes in and comes out are copies",
    (sound) => {
      const kept = new Map();
      return {
        async get(key) {
          const value = await sound.get(key);
          if (value?.list === undefined) return value;
          if (!kept.has(key)) kept.set(key, value);
          return kept.get(key);
        },
      };
    },
  ],
  [
    "says `null` of what wasn't there",
    "update hands over the old value and returns the new",
    (sound) => ({
      update: (key, change, how) =>
        sound.update(key, (old, now) => change(old === undefined ? null : old, now), how),
    }),
  ],
  [
    "answers `null` where it deleted",
    "undefined deletes",
    (sound) => ({ update: async (...how) => (await sound.update(...how)) ?? null }),
  ],
  [
    "writes but the first of those that come at once",
    "no update is lost, however many run at once",
    (sound) => {
      const underWay = new Map();
      return {
        update(key, change, how) {
          if (!underWay.has(key)) {
            const written = Promise.resolve().then(() => sound.update(key, change, how));
            const over = () => void underWay.delete(key);
            underWay.set(key, written);
            written.then(over, over);
          }
          return underWay.get(key);
        },
      };
    },
  ],
  [
    "reads first and writes later where a time is set",
    "of many who claim, exactly one gets it, and all see who",
    (sound) => ({
      async update(key, change, how = {}) {
        if (how.ttlMs === undefined) return sound.update(key, change, how);
        const next = change(await sound.get(key), sound.now());
        return sound.update(key, () => next, how);
      },
    }),
  ],
  [
    "waits for a change that waits",
    "a change that throws or waits changes nothing",
    (sound) => ({
      async update(key, change, how) {
        let given;
        const result = await sound.update(
          key,
          (old, now) => {
            given = change(old, now);
            return given instanceof Promise ? old : given;
          },
          how,
        );
        if (!(given instanceof Promise)) return result;
        const value = await given;
        return sound.update(key, () => value, how);
      },
    }),
  ],
  [
    "tells a change the time of this process",
    "a change is told the store's time",
    (sound) => ({
      update: (key, change, how) => sound.update(key, (old) => change(old, Date.now()), how),
    }),
  ],
  [
    "keeps a value a moment too long",
    "a value ends with its time",
    (sound) => ({
      update: (key, change, how = {}) =>
        sound.update(key, change, { ...how, ttlMs: how.ttlMs && how.ttlMs + 1 }),
    }),
  ],
  [
    "keeps the old end where no new one is set",
    "each update sets the time afresh",
    (sound) => {
      const ends = new Map();
      return {
        update(key, change, how = {}) {
          const { ttlMs = ends.get(key) } = how;
          ends.set(key, ttlMs);
          return sound.update(key, change, { ...how, ttlMs });
        },
      };
    },
  ],
];
