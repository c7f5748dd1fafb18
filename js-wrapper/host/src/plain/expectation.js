/** @file What an error says is wrong, without the place where. */

/** @param {{ message: string, path?: string }} error of the host @returns {string} */
export function expectation({ message, path }) {
  const place = `\`${path || "/"}\`: `;
  return message.startsWith(place) ? message.slice(place.length) : message;
}
