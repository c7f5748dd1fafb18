/** @file An adapter for oidc-provider that keeps everything in this process. */

/**
 * @param {{ now?: () => number }} [options]
 * @returns {new (model: string) => any} all adapters of the class share one store
 */
export function createMemoryAdapter({ now = Date.now } = {}) {
  /** @type {Map<string, { json: string, endsAt: number }>} */
  const rows = new Map();

  return class MemoryAdapter {
    #model;

    /** @param {string} model */
    constructor(model) {
      this.#model = model;
    }

    async upsert(id, payload, expiresIn) {
      const endsAt = expiresIn === undefined ? Infinity : now() + expiresIn * 1000;
      rows.set(this.#key(id), { json: JSON.stringify(payload), endsAt });
    }

    async find(id) {
      const row = rows.get(this.#key(id));
      return row && row.endsAt > now() ? JSON.parse(row.json) : undefined;
    }

    findByUid = (uid) => this.#first((payload) => payload.uid === uid);
    findByUserCode = (userCode) => this.#first((payload) => payload.userCode === userCode);

    async consume(id) {
      const payload = await this.find(id);
      const { endsAt } = rows.get(this.#key(id)) ?? {};
      const json = JSON.stringify({ ...payload, consumed: Math.floor(now() / 1000) });
      if (payload) rows.set(this.#key(id), { json, endsAt: Number(endsAt) });
    }

    async destroy(id) {
      rows.delete(this.#key(id));
    }

    async revokeByGrantId(grantId) {
      for (const [key, payload] of this.#living()) {
        if (payload.grantId === grantId) rows.delete(key);
      }
    }

    async #first(matches) {
      return this.#living().find(([, payload]) => matches(payload))?.[1];
    }

    #living() {
      const start = this.#key("");
      return [...rows]
        .filter(([key, { endsAt }]) => key.startsWith(start) && endsAt > now())
        .map(([key, { json }]) => /** @type {const} */ ([key, JSON.parse(json)]));
    }

    #key(id) {
      return `${this.#model}:${id}`;
    }
  };
}
