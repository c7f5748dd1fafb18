/** @file What `createSeatkeeper` takes, and what is usual. */

import { REQUEST_TYPES } from "@seatkeeper/nodes/words";
import {
  anything,
  callable,
  either,
  flag,
  having,
  integer,
  oneOf,
  record,
  required,
  text,
  time,
  usually,
} from "./plain/kinds.js";
import { checkedOptions } from "./plain/options.js";
import { systemClock } from "./ports/clock/system.js";
import { BUDGET_MS } from "./run/perform.js";

/** @typedef {import("./flow/document.js").FlowDocument} FlowDocument */

/**
 * What the host asks of one-time passwords, whoever checks them.
 *
 * @typedef {object} Challenges
 * @property {(subject: string, options: { before?: number }) => Promise<{ factorId: string, type: string, digits: number } | undefined>} factorOf
 *   the one to ask for; one that was enrolled since `before`, when the run began, doesn't count
 * @property {(attempt: { subject: string, factorId: string, code: unknown }) => Promise<import("./otp/index.js").Verdict>} verify
 *
 * @typedef {object} Options
 * @property {import("./ports/directory/interface.js").Directory} directory where sessions are listed and ended
 * @property {FlowDocument | (() => FlowDocument | Promise<FlowDocument>)} flow a flow document, or what gives the one that is in force now. Its name is
 *   its identity: who was let in by it stays so when it changes, and whoever shares its store and its name
 *   is the same flow. Two documents that are handed over for one store must not share a name
 *   (`flowNameTaken`); a flow that changes comes from a function
 * @property {import("./ports/store/interface.js").Store} store what must be atomic, or outlive a page
 * @property {import("./keys.js").Keyring} keyring
 * @property {string} issuer this deployment: issuer and audience of its tokens
 * @property {Challenges} [otp] from `createOtp`; without it nobody has a factor
 * @property {import("./ports/marks/interface.js").Marks | boolean} [marks] where admissions are marked; in the store.
 *   `false`: every renewal counts as one of a finished login
 * @property {import("./ports/clock/interface.js").Clock} [clock] in place of this process's, for tests and
 *   simulations. Pauses are timed by the store's clock, which all hosts share, unless a clock is given here
 * @property {() => string} [newId] makes every id that the host needs; random UUIDs
 * @property {string} [tenant] `default`
 * @property {string} [caller] the engine that asks; `host`
 * @property {number} [installedAt] sessions from before count as let in, epoch ms; 0
 * @property {number} [budgetMs] how long one leg may wait for the directory; 8000
 * @property {number} [atOnce] how many sessions a leg ends at the same time; 4
 * @property {boolean} [simulated] answers name outputs and session ids, for simulations only; false
 * @property {import("@seatkeeper/nodes").LoadedNodes} [nodes] from `loadNodes` or `createNodes` of `@seatkeeper/nodes`
 * @property {readonly import("./nodes/node-type.js").GivenNode[]} [nodeTypes] nodes of your own: objects, or
 *   modules of the contract
 * @property {(record: import("./run/record.js").RunRecord) => void} [onRecord] is told of each leg; what it throws is its own affair
 * @property {(event: import("./events.js").HostEvent) => void} [onEvent] likewise of each event
 */

const KINDS = {
  directory: required(having("a directory", REQUEST_TYPES)),
  flow: required(either(record, callable)),
  store: required(having("a store", ["now", "get", "update", "due"])),
  keyring: required(having("a keyring", ["derive", "mac"])),
  issuer: required(text),
  otp: having("one-time passwords", ["factorOf", "verify"]),
  marks: either(having("marks", ["get", "set", "clear"]), oneOf([true, false])),
  clock: having("a clock", ["now", "sleep", "after"]),
  newId: usually(callable, () => crypto.randomUUID()),
  tenant: usually(text, "default"),
  caller: usually(text, "host"),
  installedAt: usually(time, 0),
  budgetMs: usually(integer(1), BUDGET_MS),
  atOnce: integer(1),
  simulated: usually(flag, false),
  nodes: having("nodes", ["manifest", "prepare"]),
  // What is wrong with one of them, `createNodeTypes` says.
  nodeTypes: anything,
  onRecord: usually(callable, () => {}),
  onEvent: usually(callable, () => {}),
};

/** @param {Options} given */
export function checkedSeatkeeperOptions(given) {
  const checked = checkedOptions(given, KINDS);
  const isClockGiven = checked.clock !== undefined;
  return {
    ...checked,
    clock: checked.clock ?? systemClock,
    isClockGiven,
    marks: checked.marks === true ? undefined : checked.marks,
  };
}
