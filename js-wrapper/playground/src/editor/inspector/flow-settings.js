/** @file The settings of the flow itself, with what is taken where one is left out. */

/** @type {Array<{ name: string, says: string, usual: string, values?: any[] }>} without values: a number */
export const FLOW_SETTINGS = [
  {
    name: "onNoSession",
    says: "What a login without a session takes, such as one by the password grant.",
    values: ["allow", "deny"],
    usual: "allow",
  },
  {
    name: "whenNonInteractive",
    says: "What a login that can't show a page takes: silent ends sessions without asking.",
    values: ["silent", "deny", "allow"],
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
    values: [true, false],
    usual: "false",
  },
];
