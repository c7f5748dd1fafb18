/** @file The text of an answer by wire, and no more of it than there should be. */

/**
 * @param {{ body: AsyncIterable<Uint8Array> | null }} response of `fetch`
 * @param {number} maxBytes
 * @returns {Promise<string>}
 * @throws {RangeError} as soon as there is more
 */
export async function boundedText(response, maxBytes) {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > maxBytes) throw new RangeError(`the answer is longer than ${maxBytes} bytes`);
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}
