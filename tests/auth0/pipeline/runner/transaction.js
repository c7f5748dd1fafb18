/** @file `api.transaction`: metadata of this login, seen at once and kept while the user is away. */
const LIMITS = { key: 64, value: 8_000, total: 16_000 };

export function transactionApi({ event, record, api }) {
  return {
    setMetadata(key, value) {
      const metadata = event.transaction.metadata;
      const next = { ...metadata, [key]: value };
      if (key.length > LIMITS.key) throw new Error("The key is too long");
      if (value !== null) checkValue(value);
      if (size(next) > LIMITS.total) throw new Error("There's too much transaction metadata");
      if (value === null) delete metadata[key];
      else metadata[key] = value;
      record("transactionMetadata", { key, value });
      return api;
    },
  };
}

function checkValue(value) {
  if (!["string", "number", "boolean"].includes(typeof value)) throw new Error("Not such a value");
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new Error("Not an integer");
  if (Buffer.byteLength(String(value)) > LIMITS.value) throw new Error("The value is too long");
}

const size = (metadata) => Buffer.byteLength(JSON.stringify(metadata));
