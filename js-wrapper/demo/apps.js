/** @file The applications of the demo: one for each pattern, and one to try by hand; each has a flow of its own. */

/** @type {ReadonlyArray<{ client: string, name: string, says: string }>} */
export const APPS = [
  {
    client: "warn",
    name: "Newspaper",
    says: "warn: you are told before your other devices are signed out",
  },
  {
    client: "silent",
    name: "Music",
    says: "silent: your other devices are signed out without a word",
  },
  { client: "reVerify", name: "Bank", says: "re-verify: a one-time password first" },
  {
    client: "block",
    name: "Cinema",
    says: "block: turned away while two devices are signed in",
  },
  {
    client: "try",
    name: "Your own app",
    says: "the flow in the file: change its limit while this runs",
  },
];
