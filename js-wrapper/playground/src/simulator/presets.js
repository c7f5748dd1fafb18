/** @file Stories to begin with: each a flow, people, and what has happened to them so far. */

import { patternFlow } from "@seatkeeper/host";
import { addPerson, changeDevice, linkProfile } from "./people/people.js";
import { situationOf } from "./situation.js";
import { breakDirectory, logIn } from "./steps.js";

/**
 * @typedef {object} Preset
 * @property {string} name
 * @property {string} says
 * @property {() => any} flow
 * @property {() => import("./situation.js").Situation} situation
 */

/** Ada with a profile of her employer's beside her own, and Grace. */
export const everybody = () =>
  addPerson(linkProfile(adaWith("browser", "phone", "tv"), 0, "ada@work"), "grace");

/** @type {readonly Preset[]} */
export const PRESETS = Object.freeze([
  {
    name: "Three devices, limit reached",
    says: "Ada is signed in on three devices. The fourth is asked before the others go.",
    flow: () => patternFlow("warn", 3, { name: "three devices" }),
    situation: () => withLogins(adaWith("browser", "phone", "tv", "browser"), [0, 1, 2, 3]),
  },
  {
    name: "Pick which device to sign out",
    says: "As above, and Ada chooses who goes.",
    flow: () => patternFlow("warn", 2, { name: "pick a device", strategy: "chosen" }),
    situation: () => withLogins(adaWith("browser", "phone", "browser"), [0, 1, 2]),
  },
  {
    name: "A TV that can't show a page",
    says: "A one-time password is asked for, and a TV can't ask. Nobody is signed out unproven.",
    flow: () => patternFlow("reVerify", 1, { name: "prove it" }),
    situation: () => withLogins(adaWith("phone", "tv"), [0, 1]),
  },
  {
    name: "The directory is down",
    says: "Sessions can't be listed for once. The flow lets the login in, and the record says why.",
    flow: () => patternFlow("silent", 1, { name: "one at a time" }),
    situation() {
      const before = withLogins(adaWith("browser", "phone"), [0]);
      const fault = { request: "listSessions", error: "forbidden", times: 1 };
      return withLogins(breakDirectory(before, fault), [1]);
    },
  },
  {
    name: "Linked profiles",
    says: "Ada has a second profile. Both count together, and the second device is turned away.",
    flow: () => patternFlow("block", 1, { name: "one person, one seat" }),
    situation() {
      const ada = linkProfile(adaWith("browser", "phone"), 0, "ada@work");
      return withLogins(changeDevice(ada, "ada-phone", { profile: "ada@work" }), [0, 1]);
    },
  },
  {
    name: "An impersonator doesn't count",
    says: "A support agent signs in as Ada and takes no seat. Her second device still finds it taken.",
    flow: () => patternFlow("block", 1, { name: "one seat" }),
    situation: () => withLogins(adaWith("support", "browser", "phone"), [0, 1, 2]),
  },
]);

/** @param {Array<keyof typeof import("./device/device-kinds.js").DEVICE_KINDS>} kinds */
const adaWith = (...kinds) => addPerson(situationOf([]), "ada", kinds);

/** The first person logs in at some of their devices. */
const withLogins = (situation, indexes) =>
  indexes.reduce((before, index) => {
    const [ada] = before.people;
    return logIn(before, ada, ada.devices[index]);
  }, situation);
