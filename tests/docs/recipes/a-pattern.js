/** @file What is written by hand for a fifth pattern: who is over the limit is told, and then proves who they are. */

/** @type {import("./scratch.js").Patch} */
export const pattern = {
  "js-wrapper/host/src/flow/ready-made.js": [
    [
      "  block: {\n",
      `  warnAndVerify: {
    title: "warn-and-verify",
    says: "Tells the person and asks for a one-time password, then ends the older sessions.",
    stages: [page, otp, end],
  },
  block: {
`,
    ],
  ],
  "js-wrapper/host/src/flow/pattern-options.js": [
    [
      " * @property {BlockOptions} block\n",
      " * @property {BlockOptions} block\n * @property {WarnOptions} warnAndVerify\n",
    ],
  ],
  "js-wrapper/engines/auth0-actions/src/types.js": [
    [
      " * @typedef {WarnOptions | ",
      ` * @typedef {{ pattern: "warnAndVerify", limit: Limit, page: Page } & CommonSettings & EndingSettings & ScopeSetting & WaitingSettings} WarnAndVerifyOptions
 *
 * @typedef {WarnAndVerifyOptions | WarnOptions | `,
    ],
  ],
  "README.md": [
    [
      "| **block**    |",
      "| **warnAndVerify** | the page, then a one-time password | `true → session-limit-page → otp-verification → force-logout` |\n| **block**    |",
    ],
  ],
};
