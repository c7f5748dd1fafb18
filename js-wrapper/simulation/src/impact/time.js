/** @file A time in a history: epoch milliseconds, or ISO 8601 with its offset. */

const DIGITS = /^\d{1,16}$/;
/** Without an offset it would be another time on each machine; a day alone begins at midnight UTC. */
const ISO =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;
const MINUTE = 60_000;

/**
 * @param {unknown} value
 * @returns {number | undefined} epoch milliseconds; nothing where it is no such time
 */
export function timeOf(value) {
  if (typeof value === "string" && ISO.test(value)) return isoTime(value);
  const isNumber = typeof value === "number" || (typeof value === "string" && DIGITS.test(value));
  const millis = isNumber ? Number(value) : NaN;
  return Number.isSafeInteger(millis) && millis >= 0 ? millis : undefined;
}

/**
 * The engine's own reader takes a 30th of February, and several times as long.
 *
 * @param {string} text as above
 */
function isoTime(text) {
  const day = number(text, 8, 10);
  const midnight = Date.UTC(number(text, 0, 4), number(text, 5, 7) - 1, day);
  if (day > 28 && new Date(midnight).getUTCDate() !== day) return undefined;
  const hasTime = text.length > 10;
  const isUtc = !hasTime || text.endsWith("Z");
  const zone = isUtc ? text.length - 1 : text.length - 6;
  const minutes = hasTime ? number(text, 11, 13) * 60 + number(text, 14, 16) : 0;
  const seconds = zone > 18 ? number(text, 17, 19) : 0;
  const millis = zone > 20 ? number(text.slice(20, Math.min(zone, 23)).padEnd(3, "0"), 0, 3) : 0;
  const east = isUtc ? 0 : number(text, zone + 1, zone + 3) * 60 + number(text, zone + 4, zone + 6);
  const offset = text[zone] === "-" ? -east : east;
  const time = midnight + (minutes - offset) * MINUTE + seconds * 1000 + millis;
  return time >= 0 ? time : undefined;
}

const ZERO = 48;

/** The digits from one place to another. */
function number(text, begin, end) {
  let value = 0;
  for (let at = begin; at < end; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}
