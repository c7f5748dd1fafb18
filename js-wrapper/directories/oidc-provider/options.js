/** @file What is given to this directory's functions: checked when it is handed over. */
import { kinds } from "@seatkeeper/host/kit";

const { callable, integer, listOf, required, text, time, usually } = kinds;

/** Of `withAccountIndex`, beside the adapter. */
export const INDEX = { now: usually(callable, Date.now), installedAt: usually(time, 0) };

export const ADAPTER = {
  Adapter: required({
    expected: "an adapter class, or a function that makes an adapter",
    fits: callable.fits,
  }),
};

/** What it makes; which models have which of the other methods, the provider says. */
export const ROWS = required(kinds.having("an adapter", ["find"]));

/** Of `createOidcProviderDirectory`. */
export const DIRECTORY = {
  adapter: required({ expected: "what `withAccountIndex` made", fits: callable.fits }),
  jwtAccessTokenMs: integer(0),
  now: usually(callable, Date.now),
};

/** What only an adapter with the index can do. */
export const INDEXED = required(
  kinds.having("what `withAccountIndex` made", [
    "findSessionsByAccountId",
    "findSession",
    "endSession",
    "wasEnded",
    "noteSession",
  ]),
);

const signal = { expected: "a signal", fits: (value) => value instanceof AbortSignal };

/** Of `listSessions`. */
export const LIST = { subjects: required(listOf(text)), signal };

/** Of `revokeSession` and `endCurrentSession`. */
export const END = {
  sessionId: required(text),
  subject: required(text),
  linkedSubjects: usually(listOf(text), []),
  signal,
};
