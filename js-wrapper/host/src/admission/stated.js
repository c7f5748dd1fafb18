/** @file The login as an engine states it, as far as it can be checked without knowing what it means. */

import { MAX_ID_BYTES, MAX_LINKED_SUBJECTS } from "@seatkeeper/nodes/words";
import { SeatkeeperError } from "../errors.js";
import { plainCopy } from "../plain/copy.js";
import { isRecord, valueOf } from "../plain/read.js";

/**
 * A login as an engine states it. Without `now` it is now; without `trigger` a session came into existence
 * (where there is none, it is a renewal).
 *
 * @typedef {Omit<import("@seatkeeper/nodes").Login, "now"> & { now?: number }} StatableLogin
 *
 * The same in the host's hands: copied and bounded, complete, and proved to be somebody's.
 *
 * @typedef {import("@seatkeeper/nodes").Login} StatedLogin
 */

/**
 * A login that is safe to hand on. What its fields mean is for the nodes to judge.
 *
 * @param {unknown} given
 * @param {() => number} now where it doesn't say
 * @returns {StatedLogin}
 * @throws {SeatkeeperError} `invalidLogin`, `notAuthenticated`
 */
export function statedLogin(given, now) {
  const stated = checkedLogin(given);
  stated.now ??= now();
  // Without a session too it may be missing: then it is a renewal.
  if (stated.current.type !== "none") stated.trigger ??= "login";
  if (stated.authenticated === true) return stated;
  const message = "nothing is decided before the person has proved who they are";
  throw new SeatkeeperError("notAuthenticated", message, { path: "/login/authenticated" });
}

function checkedLogin(login) {
  const refuse = (path, expected) => {
    throw new SeatkeeperError("invalidLogin", `\`${path}\`: ${expected}`, { path });
  };
  if (!isRecord(login)) refuse("/login", "expected an object");
  const bounds = { code: /** @type {const} */ ("invalidLogin"), bytes: 32_768 };
  const copy = plainCopy(login, { ...bounds, depth: 4, path: "/login", except: "attributes" });
  const at = { ...bounds, depth: 8, path: "/login/attributes" };
  const unreadable = () => refuse(at.path, "can't be read");
  const own = Object.hasOwn(login, "attributes");
  const attributes = own ? valueOf(login, "attributes", unreadable) : undefined;
  copy.attributes = attributes === undefined ? {} : plainCopy(attributes, at);
  if ((copy.linkedSubjects?.length ?? 0) > MAX_LINKED_SUBJECTS) {
    refuse("/login/linkedSubjects", `expected at most ${MAX_LINKED_SUBJECTS} linked subjects`);
  }
  for (const name of ["id", "subject"]) {
    const id = copy[name];
    const fits = typeof id === "string" && id !== "" && byteLength(id) <= MAX_ID_BYTES;
    if (!fits) refuse(`/login/${name}`, `expected an identifier of 1 to ${MAX_ID_BYTES} bytes`);
  }
  const current = copy.current;
  if (!isRecord(current)) refuse("/login/current", "is required");
  if (current.unfinished !== undefined || current.listed !== undefined) {
    refuse("/login/current", "`unfinished` and `listed` are for the host to say");
  }
  return copy;
}

const encoder = new TextEncoder();
const byteLength = (text) => encoder.encode(text).length;
