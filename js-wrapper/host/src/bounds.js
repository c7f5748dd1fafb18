/** @file What is too large, too deep or too strange to be looked at any further: checked before anything else, without recursion. */

import { SeatkeeperError } from "./errors.js";

const FORBIDDEN_NAMES = new Set(["__proto__", "constructor", "prototype"]);
const MAX_ID_BYTES = 256;
const MAX_LINKED_SUBJECTS = 32;

/** The longest listing that is handed to a node; what is beyond makes it a lower bound. */
export const MAX_SESSIONS = 10_000;

/**
 * Copies plain data, so that what was checked is what is used. Own enumerable properties only.
 *
 * @template T
 * @param {T} value
 * @param {{ code: string, depth: number, bytes: number, names?: number, path?: string }} bounds
 * @returns {T}
 * @throws {SeatkeeperError} with that code and the place
 */
export function plainCopy(value, { code, depth, bytes, names: most = 10_000, path = "" }) {
  const refuse = (where, expected) => {
    throw new SeatkeeperError(code, `\`${where || "/"}\`: ${expected}`, { path: where });
  };
  let budget = bytes;
  let names = 0;
  const holder = {};
  /** @type {Array<{ value: any, into: any, name: string, path: string, depth: number }>} */
  const open = [{ value, into: holder, name: "copy", path, depth: 0 }];
  while (open.length > 0) {
    const next = open.pop();
    const put = (copy) => (next.into[next.name] = copy);
    const type = typeof next.value;
    if (type === "string") budget -= next.value.length;
    else budget -= 8;
    if (budget < 0) refuse(path, `expected at most ${bytes} bytes`);
    if (next.value === null || type === "boolean" || type === "string" || type === "number") {
      put(next.value);
    } else if (type !== "object") {
      refuse(next.path, "expected plain data");
    } else if (next.depth === depth) {
      refuse(next.path, "is nested too deeply");
    } else {
      const isList = Array.isArray(next.value);
      const copy = isList ? [] : {};
      put(copy);
      // Backwards, because the last that is put on the stack is the first that is copied.
      for (const name of Object.keys(next.value).reverse()) {
        if (++names > most) refuse(path, "has too many values");
        budget -= name.length;
        if (FORBIDDEN_NAMES.has(name)) refuse(`${next.path}/${name}`, "is not a name for data");
        const inner = next.value[name];
        if (inner === undefined) continue;
        const where = `${next.path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        open.push({ value: inner, into: copy, name, path: where, depth: next.depth + 1 });
      }
    }
  }
  return /** @type {any} */ (holder).copy;
}

/**
 * A login that is safe to hand on. What its fields mean is for the nodes to judge.
 *
 * @param {any} login
 */
export function checkedLogin(login) {
  const refuse = (path, expected) => {
    throw new SeatkeeperError("invalidLogin", `\`${path}\`: ${expected}`, { path });
  };
  if (login === null || typeof login !== "object") refuse("/login", "expected an object");
  const { attributes = {}, ...rest } = login;
  const copy = plainCopy(rest, { code: "invalidLogin", depth: 4, bytes: 32_768, path: "/login" });
  const at = { code: "invalidLogin", depth: 8, bytes: 32_768, path: "/login/attributes" };
  copy.attributes = plainCopy(attributes, at);
  if ((copy.linkedSubjects?.length ?? 0) > MAX_LINKED_SUBJECTS) {
    refuse("/login/linkedSubjects", "expected at most 32 linked subjects");
  }
  for (const name of ["id", "subject"]) {
    const id = copy[name];
    const fits = typeof id === "string" && id !== "" && byteLength(id) <= MAX_ID_BYTES;
    if (!fits) refuse(`/login/${name}`, "expected an identifier of 1 to 256 bytes");
  }
  const current = copy.current;
  if (current === null || typeof current !== "object") refuse("/login/current", "is required");
  if (current.unfinished !== undefined || current.listed !== undefined) {
    refuse("/login/current", "`unfinished` and `listed` are for the host to say");
  }
  return copy;
}

const encoder = new TextEncoder();
const byteLength = (text) => encoder.encode(text).length;
