/** @file The contract says what a word means in sentences; in a list they are lines. */

/** @param {string} sentence */
export const line = (sentence) => sentence[0].toLowerCase() + sentence.slice(1).replace(/\.$/, "");

/**
 * @template {string} Word
 * @param {Readonly<Record<Word, string>>} sentences
 * @returns {Record<Word, string>}
 */
export const lines = (sentences) =>
  /** @type {Record<Word, string>} */ (
    Object.fromEntries(Object.entries(sentences).map(([word, text]) => [word, line(text)]))
  );
