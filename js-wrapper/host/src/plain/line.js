/** @file The contract says what a word means in sentences; in a list they are lines. */

/** @param {string} sentence with its final stop */
export const line = (sentence) => sentence[0].toLowerCase() + sentence.slice(1, -1);

/**
 * @template {string} Word
 * @param {Readonly<Record<Word, string>>} sentences
 * @returns {Record<Word, string>}
 */
export function lines(sentences) {
  const said = /** @type {Record<Word, string>} */ ({});
  for (const word in sentences) said[word] = line(sentences[word]);
  return said;
}
