/** @file Who there is: people, their linked profiles, their devices. Each function gives the next situation. */

import { DEVICE_KINDS } from "../device/device-kinds.js";
import { keepSteps } from "../situation.js";

/** @typedef {import("../situation.js").Situation} Situation */

const LONGEST_NAME = 40;
/** Addresses that belong to nobody (RFC 5737). */
const NETWORK = "192.0.2.";

/** @param {Situation} situation @param {string} name @param {Array<keyof typeof DEVICE_KINDS>} [kinds] */
export function addPerson(situation, name, kinds = ["browser", "phone"]) {
  const people = [...situation.people, { subjects: [name], devices: [] }];
  const index = people.length - 1;
  return kinds.reduce((next, kind) => addDevice(next, index, kind), { ...situation, people });
}

/** What is wrong with a name for somebody, if anything. @param {Situation} situation @param {string} name */
export function flawOfName({ people }, name) {
  if (name.trim() === "") return "Give a name.";
  if (name.length > LONGEST_NAME) return `A name has up to ${LONGEST_NAME} characters.`;
  if (!name.isWellFormed()) return "This name holds half a character.";
  const isTaken = people.some(({ subjects }) => subjects.includes(name));
  return isTaken ? "Somebody has this name already." : undefined;
}

/** Another name for a subject, in what has happened too. @param {Situation} situation @param {string} name @param {string} next */
export function renameSubject(situation, name, next) {
  const renamed = (subject) => (subject === name ? next : subject);
  return {
    ...situation,
    people: situation.people.map((person) => ({
      subjects: person.subjects.map(renamed),
      devices: person.devices.map((device) => ({ ...device, profile: renamed(device.profile) })),
    })),
    steps: situation.steps.map((step) => {
      if (step.login === undefined) return step;
      const { subject, linkedSubjects } = step.login;
      const subjects = { subject: renamed(subject), linkedSubjects: linkedSubjects.map(renamed) };
      return { ...step, login: { ...step.login, ...subjects } };
    }),
  };
}

/** With all that they did. @param {Situation} situation @param {number} index */
export function removePerson(situation, index) {
  const { devices } = situation.people[index];
  const left = devices.reduce((next, { id }) => removeDevice(next, id), situation);
  return { ...left, people: left.people.filter((_, at) => at !== index) };
}

/** A further profile of the same person, from now on. @param {Situation} situation @param {number} index @param {string} name */
export const linkProfile = (situation, index, name) =>
  changePerson(situation, index, ({ subjects, ...person }) => ({
    ...person,
    subjects: [...subjects, name],
  }));

/** @param {Situation} situation @param {number} index @param {string} name */
export const unlinkProfile = (situation, index, name) =>
  changePerson(situation, index, ({ subjects, devices }) => {
    const left = subjects.filter((subject) => subject !== name);
    const isAt = ({ profile }) => profile === name;
    return {
      subjects: left,
      devices: devices.map((device) => (isAt(device) ? { ...device, profile: left[0] } : device)),
    };
  });

/** @param {Situation} situation @param {number} index of the person @param {keyof typeof DEVICE_KINDS} kind */
export function addDevice(situation, index, kind) {
  const all = situation.people.flatMap(({ devices }) => devices);
  const { subjects } = situation.people[index];
  const name = `${subjects[0]}-${kind}`;
  const id = firstFree(
    (number) => (number === 1 ? name : `${name}-${number}`),
    new Set(all.map((device) => device.id)),
  );
  const ip = firstFree((number) => `${NETWORK}${number}`, new Set(all.map((each) => each.ip)));
  const device = { id, kind, profile: subjects[0], clientId: "app", trusted: true, ip };
  return changePerson(situation, index, (person) => ({
    ...person,
    devices: [...person.devices, device],
  }));
}

/** @param {Situation} situation @param {string} id @param {Partial<import("../situation.js").Device>} fields */
export const changeDevice = (situation, id, fields) => ({
  ...situation,
  people: situation.people.map((person) => ({
    ...person,
    devices: person.devices.map((device) => (device.id === id ? { ...device, ...fields } : device)),
  })),
});

/** With all that happened on it. @param {Situation} situation @param {string} id */
export function removeDevice(situation, id) {
  const isOurs = ({ login }) => login?.device.id === id;
  const sessions = new Set(situation.steps.filter(isOurs).map(({ login }) => login.sessionId));
  const left = keepSteps(
    situation,
    ({ login, answer, end }) => !sessions.has((login ?? answer ?? end)?.sessionId),
  );
  return {
    ...left,
    people: left.people.map(({ subjects, devices }) => ({
      subjects,
      devices: devices.filter((device) => device.id !== id),
    })),
  };
}

/** @param {Situation} situation @param {number} index @param {(person: import("../situation.js").Person) => any} change */
const changePerson = (situation, index, change) => ({
  ...situation,
  people: situation.people.map((person, at) => (at === index ? change(person) : person)),
});

/** @param {(number: number) => string} nameOf @param {Set<string>} taken */
function firstFree(nameOf, taken) {
  for (let number = 1; ; number += 1) {
    const name = nameOf(number);
    if (!taken.has(name)) return name;
  }
}
