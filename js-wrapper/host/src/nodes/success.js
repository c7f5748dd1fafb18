/** @file Success: the end of a flow, from where the login goes on. */

/** @type {Readonly<import("./node-type.js").NodeType>} */
export const success = Object.freeze({
  manifest: Object.freeze({
    name: "success",
    version: "0.1.0",
    title: "Success",
    description: "The login goes on.",
    outputs: [],
    requests: [],
    config: { type: "object", properties: {}, additionalProperties: false },
  }),
  ends: "allowed",
});
