/** @file The plans and the places for marks that a tenant may have: what must hold, holds on each. */

/** `about` of the world, `options` of the Action, `endsDenied`: whether a denial ends its session. */
export const PLANS = [
  { plan: "enterprise, marks with the user", options: {}, about: {}, endsDenied: true },
  {
    plan: "enterprise, marks with the session",
    options: { marks: "session" },
    about: { features: { sessionMetadata: true } },
    endsDenied: true,
  },
  {
    plan: "enterprise, stamps",
    options: { sessions: "stamps" },
    about: {},
    endsDenied: true,
  },
  {
    plan: "free, stamps",
    options: { sessions: "stamps" },
    about: { plan: "free", tenant: { plan: "free" } },
    endsDenied: false,
  },
  {
    plan: "free, stamps, no session API at all",
    options: { sessions: "stamps" },
    about: { plan: "free", tenant: { plan: "free" }, features: { planGate: "absent" } },
    endsDenied: false,
  },
];
