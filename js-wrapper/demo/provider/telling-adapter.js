/** @file An adapter that tells whenever a row of a session was written or deleted, whoever did it. */

/** The provider's own row of a session, and what is kept beside it. */
const MODELS = new Set(["Session", "SeatkeeperSession"]);

/**
 * @param {new (model: string) => any} Adapter
 * @param {() => void} tell
 * @returns {new (model: string) => any}
 */
export function tellingAdapter(Adapter, tell) {
  return class TellingAdapter extends Adapter {
    #tells;

    /** @param {string} model */
    constructor(model) {
      super(model);
      this.#tells = MODELS.has(model);
    }

    async upsert(...row) {
      await super.upsert(...row);
      if (this.#tells) tell();
    }

    async destroy(id) {
      await super.destroy(id);
      if (this.#tells) tell();
    }
  };
}
