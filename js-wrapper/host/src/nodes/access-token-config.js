/** @file Access Token Config: what the access token is to carry, handed to the provider as it stands. */

/** @type {Readonly<import("./node-type.js").NodeType>} */
export const accessTokenConfig = Object.freeze({
  manifest: Object.freeze({
    name: "access-token-config",
    version: "0.1.0",
    title: "Access Token Config",
    description: "What the access token is to carry; handed to the provider as it stands.",
    outputs: ["done"],
    requests: [],
    config: { type: "object" },
  }),
  givesToken: true,
  run: ({ config }) => ({ output: "done", token: config }),
});
