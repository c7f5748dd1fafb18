/** @file One execution of an Action: the login of this event, and the host over what Auth0 keeps for us. */
import { createSeatkeeper } from "@seatkeeper/host";
import { hashOf } from "@seatkeeper/host/kit";
import { bookAdmissions, sessionAdmissions } from "./admissions.js";
import { createBook } from "./book.js";
import { challengeOtp } from "./challenge.js";
import { directoryOf } from "./directory/index.js";
import { beganAt, isRefresh, sessionIdOf } from "./event.js";
import { loginOf } from "./login.js";
import { flowOf } from "./pause.js";
import { isTurnedAway } from "./seats.js";
import { settingsOf } from "./settings.js";
import { stampOf } from "./stamp.js";
import { createRunStore } from "./store.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Round trips are what a login waits for; nobody has more devices than this to end in one of them. */
const AT_ONCE = 10;

/** Enough to tell the clients of one tenant apart, and short enough for a user's metadata. */
const markOf = (client) => hashOf(client).slice(0, 10);

/**
 * @param {any} options of the Action, checked
 * @param {any} event
 * @param {any} api
 * @param {import("./pause.js").Kept} [kept] the run that goes on
 * @returns {Promise<any>}
 */
export async function createLeg(options, event, api, kept) {
  const settings = await settingsOf(options, event, kept && flowOf(kept));
  const { flow, keyring, attributes, marks, installedAt, budgetMs, countsClients } = settings;
  const now = Date.now();
  const isStamps = settings.sessions === "stamps";
  const id = sessionIdOf(event);
  const stamp = stampOf(event, { isStamps, hasSession: id !== undefined, now });

  const clientId = event.client?.client_id ?? "";
  const { eachClient } = settings;
  const client = eachClient || countsClients ? markOf(clientId) : undefined;
  const where = { flow: flow.name, client, eachClient, at: stamp };
  const since = isStamps ? now - settings.stampDays * DAY_MS : 0;
  const book = createBook(event, { ...where, since });
  const admissions =
    isStamps || marks === "user"
      ? bookAdmissions(book, api, where)
      : sessionAdmissions(event, api, where);
  const createdAt = isRefresh(event) ? undefined : isStamps ? stamp : beganAt(event);
  // Of its session a refresh says no more than when the token was given out.
  const isOld = (isRefresh(event) ? beganAt(event) : createdAt) < installedAt;
  if (isOld && id !== undefined) admissions.admit(id);
  const isAdmitted = id !== undefined && admissions.has(id);

  const done = { revoked: false };
  const store = await createRunStore(kept?.rows);
  const clients = countsClients
    ? clientsOf(id, { admissions, isStamps, clientId, now })
    : undefined;
  const directory = directoryOf(event, api, { settings, book, isStamps, clients, done });
  const login = loginOf(event, api, { isAdmitted, createdAt, attributes, now });

  const keeper = createSeatkeeper({
    flow,
    keyring,
    store,
    marks: admissions,
    installedAt,
    budgetMs,
    caller: "auth0-action",
    // The tenant says what is left of its rate, and the directory keeps to it.
    atOnce: AT_ONCE,
    issuer: `https://${event.secrets.domain ?? event.tenant.id}`,
    directory,
    otp: challengeOtp(event, { factors: settings.factors, kept }),
  });

  return {
    settings,
    keeper,
    store,
    admissions,
    done,
    now,
    stamp: id === undefined ? undefined : { at: stamp, id },
    login,
    /** Struck out by a later login, or outrun by one, and here without a new first factor. */
    isTurnedAway:
      isStamps && id !== undefined && !isAdmitted
        ? await isTurnedAway(
            book,
            { id, at: stamp, isLate: isRefresh(event) },
            { flow, keeper, login },
          )
        : false,
  };
}

/** Which clients a session is at, and whether it comes to one now. */
function clientsOf(id, { admissions, isStamps, clientId, now }) {
  const at = id === undefined ? [] : admissions.clientsOf(id);
  const isArriving = at.length > 0 && !at.includes(markOf(clientId));
  const arriving = isArriving ? { id, at: now } : undefined;
  return { clientsOf: admissions.clientsOf, isStamps, clientId, markOf, arriving };
}
