/** @file Reads the vectors as their README says: bases merged in, short forms spelt out. */
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("./", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const bases = read("bases.json");

/** Every vector: `{ name, node, config, input, then }`. */
export function readVectors() {
  const files = readdirSync(folder).filter((name) => /(?<!bases)\.json$/.test(name));
  return files.sort().flatMap((file) =>
    read(file).map(({ name, node, config = {}, base, input = {}, then }) => ({
      name: `${file.slice(0, -5)}: ${name}`,
      node,
      config,
      input: writtenOut(input, bases[base]),
      then,
    })),
  );
}

function writtenOut(input, base) {
  if (!isObject(input)) return input;
  const written = { ...input };
  if (base) {
    const login = Object.entries({ ...base, ...input.login });
    written.login = Object.fromEntries(login.filter(([, value]) => !isAbsent(value)));
  }
  if (Array.isArray(input.replies)) {
    written.replies = input.replies.flatMap(repeated).map((reply) => {
      const sessions = reply?.sessions;
      return Array.isArray(sessions) ? { ...reply, sessions: sessions.flatMap(sessionsOf) } : reply;
    });
  }
  return written;
}

const isAbsent = (value) => value?.$absent === true;
const session = (id, createdAt) => ({ id, subject: "u1", createdAt });

function repeated(reply) {
  return reply?.$repeat ? Array.from({ length: reply.$repeat }, () => reply.of) : [reply];
}

function sessionsOf(listed) {
  const [, id, created] = /^(.*?)@(\d+)$/.exec(listed) ?? [];
  if (id !== undefined) return [session(id, Number(created))];
  const [, first, last] = /^s(\d+)\.\.(\d+)$/.exec(listed) ?? [];
  if (first === undefined) return [listed];
  const length = Number(last) - Number(first) + 1;
  return Array.from({ length }, (_, at) => Number(first) + at).map((at) => session(`s${at}`, at));
}

/** Where the actual value differs from what was wanted; undefined where it matches. */
export function mismatch(wanted, actual, path = "") {
  if (isObject(wanted) && Array.isArray(actual) && "$length" in wanted) {
    return wanted.$length === actual.length ? undefined : `${path}: ${actual.length} items`;
  }
  if (Array.isArray(wanted) && Array.isArray(actual) && wanted.length === actual.length) {
    return first(wanted.map((item, at) => mismatch(item, actual[at], `${path}/${at}`)));
  }
  if (isObject(wanted) && isObject(actual)) {
    return first(
      Object.entries(wanted).map(([name, value]) => {
        if (isAbsent(value)) return name in actual ? `${path}/${name}: there is one` : undefined;
        return mismatch(value, actual[name], `${path}/${name}`);
      }),
    );
  }
  if (Object.is(wanted, actual)) return undefined;
  return `${path}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`;
}

const first = (mismatches) => mismatches.find((found) => found !== undefined);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
