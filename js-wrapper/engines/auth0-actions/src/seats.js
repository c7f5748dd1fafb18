/**
 * @file Who comes back without a seat, in a book of stamps: was it displaced, or is there room?
 *
 * A run that was left unfinished is in no book, so that nobody who came later could end it. If it comes back
 * without a new first factor, it takes a seat only where one is free: it displaces nobody.
 */
/**
 * @param {ReturnType<typeof import("./book.js").createBook>} book
 * @param {{ id: string, at: number, isLate: boolean }} stranger `isLate`: the time of its login is not known
 * @param {{ flow: any, keeper: import("@seatkeeper/host").Keeper, login: any }} about
 * @returns {Promise<boolean>}
 */
export async function isTurnedAway(book, { id, at, isLate }, { flow, keeper, login }) {
  if (book.has(id) || flow.reportOnly) return false;
  if (book.isDisplaced(id, at)) return true;
  if (!isLate && !book.hasNewer(id, at)) return false;
  // Without a time it comes after everybody who is in.
  const late = { ...login, trigger: "login", current: { type: "session", id } };
  const { outcome, end } = await keeper.dryRun(late);
  return outcome !== "allowed" || end.length > 0;
}
