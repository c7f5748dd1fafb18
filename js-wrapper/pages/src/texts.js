/** @file What the pages say, apart from how they are built: whoever imitates them says the same. */

/** By the reason that the host gave. No numbers and no devices: the person may not be the owner. */
const TEXTS = new Map(
  Object.entries({
    cancelled: "You cancelled this sign-in. Nothing was changed on your other devices.",
    superseded:
      "While this page was open, a newer sign-in to this account took its place. Nothing was changed by this one.",
    pauseExpired: "This sign-in was left open for too long. Please sign in again.",
    flowGone: "The rules for signing in have just changed. Please sign in again.",
    otpFailed: "The code could not be confirmed, so your other devices stay signed in.",
    otpLocked: "Too many codes were wrong. Please wait a while, then sign in again.",
    otpUnavailable:
      "This sign-in needs a one-time code, and no authenticator is set up for this account.",
    noRoomMade: "None of the chosen devices could be signed out, so there is no room for this one.",
    revokeFailed: "Your other devices could not be signed out just now. Please try again later.",
    lookupFailed: "We could not check your other devices just now. Please try again later.",
  }),
);
const LIMIT_TEXT =
  "This account is already in use on as many devices as it allows. Sign out on one of them, then sign in here again.";

export const DENIED_TITLE = "You are not signed in";
export const NO_FAILURE = "Your password was right. This does not count as a failed sign-in.";

/** Why a login was turned away. @param {string} [reason] that the host gave @returns {string} */
export const deniedText = (reason) => TEXTS.get(reason ?? "") ?? LIMIT_TEXT;

/**
 * The page that names the other devices.
 *
 * @param {number} [choose] how many of them the person has to pick
 * @returns {string}
 */
export const limitTitle = (choose) =>
  choose ? "Choose which devices to sign out" : "You're signed in elsewhere";

/** @param {number} count of devices that it concerns @param {number} [choose] as above */
export const limitText = (count, choose) =>
  [
    count > 0 && "This account is in use on as many devices as it allows.",
    choose ? chooseText(choose) : continueText(count),
  ]
    .filter(Boolean)
    .join(" ");

export const DEVICES_TITLE = "Devices that are signed in";

/** @param {number} [choose] as above */
export const goOnText = (choose) => (choose ? "Sign out and continue" : "Continue here");
export const CANCEL = "Cancel sign-in";

/** @param {number} count */
function continueText(count) {
  if (count === 0) return "There is room for this device by now: you can continue.";
  return count === 1
    ? "If you continue here, this device will be signed out:"
    : "If you continue here, these devices will be signed out:";
}

/** @param {number} choose */
function chooseText(choose) {
  return `Pick at least ${choose === 1 ? "one" : choose} to sign out.`;
}

/** A device as its owner knows it. @param {{ browser?: string, os?: string }} device as a page is given it */
export function deviceName({ browser, os }) {
  /** @param {string} [family] */
  const isKnown = (family) => family !== undefined && family !== "other";
  const name = isKnown(browser) ? browser : "Unknown browser";
  return isKnown(os) ? `${name} on ${os}` : name;
}

/** @param {string} [day] ISO 8601, as a page is given it @returns {string | undefined} */
export function dayText(day) {
  const date = /^\d{4}-\d\d-\d\d$/.test(day ?? "") ? new Date(`${day}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return undefined;
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  return format.format(date);
}

export const CODE_TITLE = "Confirm that it's you";
export const CODE_LABEL = "One-time code";
export const CONFIRM = "Confirm";

/** @param {number} digits */
export const codeText = (digits) =>
  `This account is already in use on other devices. Enter the ${digits}-digit code from your ` +
  "authenticator app to sign them out and continue here.";

/** @param {number} left */
export const attemptsText = (left) =>
  left === 1 ? "This is your last try." : `You have ${left} tries left.`;

const AGAIN = new Map([
  ["noRoomMade", "That did not make enough room. Please choose again."],
  ["wrongCode", "That code was not right. Please wait for a new one and try again."],
]);

/**
 * Why the page is shown once more.
 *
 * @param {string | undefined} again as the host gave it
 * @returns {string | undefined}
 */
export const againText = (again) => again && (AGAIN.get(again) ?? "Please try again.");

/** Where the form came without an answer that the page offers. */
export const CHOOSE = "Please choose what to do.";
