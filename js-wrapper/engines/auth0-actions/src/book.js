/**
 * @file The book of a user, in `app_metadata`: the newest sessions that were let in, and the highest that
 * was displaced.
 *
 * A session is entered with its stamp, the time of its newest first factor, and where clients matter with a
 * mark of each that it was let in at. It is written only when a login is allowed, and as a whole: two writes
 * that cross may lose one entry, which costs that session a decision. `app_metadata` is out of the user's
 * own reach.
 */

/** Each flow has a key of its own: Auth0 merges them, so that two Actions don't undo each other's writes. */
const keyOf = (flow) =>
  `seatkeeper_${flow.replaceAll(/[^A-Za-z0-9_-]/g, (sign) => `~${sign.codePointAt(0)}`)}`;
/** Auth0 keeps 32 kilobytes for all that anybody writes about a user. */
const MAX_ENTRIES = 100;
const MAX_BYTES = 8_000;
const MAX_CLIENTS = 16;

/** @typedef {[at: number, id: string, ...clients: string[]]} Stamp */

/**
 * @param {any} event
 * @param {{ flow: string, client?: string, since?: number }} about `flow`: its name; `client`: the mark of this
 *   client, where clients matter; `since`: older stamps are of sessions that are over
 */
export function createBook(event, { flow, client, since = 0 }) {
  const key = keyOf(flow);
  const page = ownObject(event.user.app_metadata, key);
  const living = stampsOf(page.seats).filter(([at]) => at >= since);
  const seats = new Map(living.map(([at, id, ...clients]) => [id, { at, clients }]));
  let [displaced] = stampsOf([page.displaced]);
  let isChanged = false;

  return {
    has: (id) => seats.has(id),
    hasHere: (id) => seats.get(id)?.clients.includes(client) ?? false,
    at: (id) => seats.get(id)?.at,
    /** The marks of the clients at which a session was let in; none where nobody has asked. */
    clientsOf: (id) => seats.get(id)?.clients ?? [],
    entries: () => [...seats].map(([id, seat]) => ({ id, ...seat })),

    /** Whether a session that is not entered was: its stamp is at or below the highest. */
    isDisplaced: (id, at) =>
      !seats.has(id) && displaced !== undefined && !isAfter([at, id], displaced),

    /** Whether somebody who came later is in. */
    hasNewer: (id, at) => [...seats].some(([other, seat]) => isAfter([seat.at, other], [at, id])),

    enter(id, at) {
      const known = seats.get(id) ?? { at: undefined, clients: [] };
      const isHere = client === undefined || known.clients.includes(client);
      if (known.at === at && isHere) return;
      const clients = isHere ? known.clients : [...known.clients, client].slice(-MAX_CLIENTS);
      seats.set(id, { at, clients });
      isChanged = true;
    },

    /** Without a word on why. */
    strike(id) {
      isChanged = seats.delete(id) || isChanged;
    },

    /** @returns {boolean} whether it was entered */
    displace(id) {
      const at = seats.get(id)?.at;
      if (at === undefined) return false;
      seats.delete(id);
      if (displaced === undefined || isAfter([at, id], displaced)) displaced = [at, id];
      isChanged = true;
      return true;
    },

    /** Writes what has changed: Auth0 does so when the Actions are over. */
    write(api) {
      if (!isChanged) return;
      const byAge = [...seats].sort(([, one], [, other]) => one.at - other.at).slice(-MAX_ENTRIES);
      const rows = byAge.map(([id, { at, clients }]) => [at, id, ...clients]);
      while (JSON.stringify(rows).length > MAX_BYTES) rows.shift();
      api.user.setAppMetadata(key, { seats: rows, ...(displaced && { displaced }) });
    },
  };
}

/** @param {any[]} one @param {any[]} other */
const isAfter = ([at, id], [otherAt, otherId]) => at > otherAt || (at === otherAt && id > otherId);

function ownObject(value, name) {
  const inner = value && Object.hasOwn(value, name) ? value[name] : undefined;
  return inner !== null && typeof inner === "object" && !Array.isArray(inner) ? inner : {};
}

/** @returns {Stamp[]} what is well-formed in a list of stamps */
function stampsOf(list) {
  if (!Array.isArray(list)) return [];
  const isText = (part) => typeof part === "string";
  return list.filter(
    (stamp) => Array.isArray(stamp) && isTime(stamp[0]) && stamp[1] && stamp.slice(1).every(isText),
  );
}

const isTime = (at) => Number.isSafeInteger(at) && at >= 0;
