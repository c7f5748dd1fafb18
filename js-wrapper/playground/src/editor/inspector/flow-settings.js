/** @file The settings of the flow itself, with what is taken where one is left out. */

import { FLOW_SETTINGS as WORDS } from "@seatkeeper/host/kit";

/** @type {Array<{ name: string, says: string, usual: string, values?: readonly any[] }>} without values: a number */
export const FLOW_SETTINGS = [
  {
    name: "onNoSession",
    says: "What a login without a session takes, such as one by the password grant.",
    values: WORDS.onNoSession,
    usual: "allow",
  },
  {
    name: "whenNonInteractive",
    says: "What a login that can't show a page takes: silent ends sessions without asking.",
    values: WORDS.whenNonInteractive,
    usual: "page: silent, code: deny",
  },
  {
    name: "pauseMs",
    says: "How long a run waits for the person, in milliseconds.",
    usual: "600000, ten minutes",
  },
  {
    name: "reportOnly",
    says: "Whether the flow restricts nobody and only says what it would have done.",
    values: WORDS.reportOnly,
    usual: "false",
  },
];
