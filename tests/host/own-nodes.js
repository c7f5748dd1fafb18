/** @file Three nodes as a user would write them: one that acts, one that waits for the person, and a module. */

const text = { type: "string" };
const manifest = (name, more) => ({
  name,
  version: "1.0.0",
  title: name,
  description: "A node of somebody's own.",
  requests: [],
  config: { type: "object", properties: {}, additionalProperties: false },
  ...more,
});

/** Lets nobody in before the office opens. */
export const officeHours = {
  manifest: manifest("office-hours", {
    outputs: ["open", "closed"],
    config: {
      type: "object",
      properties: { from: { type: "integer", minimum: 0, maximum: 23 } },
      required: ["from"],
      additionalProperties: false,
    },
  }),
  reasons: { closed: "officeClosed" },
  run: ({ config, login }) => ({
    output: new Date(login.now).getUTCHours() < config.from ? "closed" : "open",
  }),
  lint({ config, path }) {
    if (config.from > 0) return [];
    return [
      { code: "alwaysOpen", path: `${path}/config/from`, message: "the office never closes" },
    ];
  },
};

/** Asks for a word that both know. */
export const secretWord = {
  manifest: manifest("secret-word", {
    outputs: ["passed", "failed"],
    requests: ["showPage"],
    config: { type: "object", properties: { word: text }, required: ["word"] },
    onFault: { setting: "onTrouble", open: "failed", closed: "failed", reason: "wordUnavailable" },
  }),
  waits: "passed",
  proves: true,
  reasons: { failed: "wrongWord" },
  show: ({ config, run }) => ({ letters: config.word.length, left: 3 - run.tries }),
  check(answer, { refuse }) {
    if (typeof answer?.word !== "string") refuse("/answer/word", "expected a word");
    return { word: answer.word };
  },
  settle({ word }, { config, run }) {
    if (word === config.word) return { output: "passed" };
    const tries = run.tries + 1;
    return tries < 3 ? { again: "wrongWord", tries } : { output: "failed" };
  },
};

class Refusal extends Error {
  constructor(code, path) {
    super(code);
    Object.assign(this, { code, path });
  }
}

/** Counts the sessions at the login's own hands, as a module of the contract. */
export const seatCount = {
  manifest: () =>
    manifest("seat-count", {
      outputs: ["room", "full"],
      requests: ["listSessions"],
      config: { type: "object" },
      onFault: { setting: "onTrouble", open: "room", closed: "full", reason: "lookupFailed" },
    }),
  prepare(config) {
    const { seats, onTrouble, ...rest } = plain(config);
    if (!Number.isSafeInteger(seats)) throw new Refusal("invalidConfig", "/seats");
    if (Object.keys(rest).length > 0)
      throw new Refusal("invalidConfig", `/${Object.keys(rest)[0]}`);
    let isFree = false;
    return {
      step(input) {
        if (isFree) throw new Refusal("nodeFreed", "");
        const { subject, replies } = stated(input);
        const [reply] = replies;
        if (reply === undefined) {
          return { type: "request", requests: [{ type: "listSessions", subjects: [subject] }] };
        }
        if (reply.type !== "listed") return { type: "done", output: "room", facts: {}, events: [] };
        const output = reply.sessions.length > seats ? "full" : "room";
        return { type: "done", output, facts: {}, events: [] };
      },
      needs: () => [],
      free: () => void (isFree = true),
    };
  },
};

function plain(config) {
  try {
    const copy = structuredClone(config);
    if (copy !== null && typeof copy === "object" && !Array.isArray(copy)) return copy;
  } catch {
    // It is refused below.
  }
  throw new Refusal("invalidConfig", "");
}

/** What is read of an input, if it is one. */
function stated(input) {
  let read;
  try {
    read = { subject: input.login.subject, replies: input.replies };
  } catch {
    throw new Refusal("invalidLogin", "");
  }
  if (typeof read.subject !== "string") throw new Refusal("invalidLogin", "/login/subject");
  const fits = ({ type, sessions }) => type !== "listed" || Array.isArray(sessions);
  let isList = false;
  try {
    isList = Array.isArray(read.replies) && read.replies.every(fits);
  } catch {
    // It is refused below.
  }
  if (!isList) throw new Refusal("invalidReply", "/replies");
  return read;
}
