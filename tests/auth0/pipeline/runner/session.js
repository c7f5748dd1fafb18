/** @file `api.session` and `api.refreshToken`: for one plan only; on the others they throw, or aren't there. */

/** @returns {any} undefined where the tenant's plan leaves it out */
export function sessionApi({ event, context, record, api }) {
  const { plan, features } = context;
  if (plan !== "enterprise" && features.planGate === "absent") return undefined;

  const onlyForPlan = (act) => {
    return (...parts) => {
      if (plan !== "enterprise") throw new Error("This feature is not available on your plan");
      if (event.session?.id === undefined) throw new Error("There's no session in this flow");
      act(...parts);
      return api;
    };
  };
  const metadata = {
    setMetadata: onlyForPlan((key, value) => {
      if (value !== null && !(typeof value === "string" && value.length <= 255))
        throw new Error("Session metadata is text of at most 255 characters");
      record("sessionMetadata", { key, value });
    }),
    deleteMetadata: onlyForPlan((key) => record("sessionMetadata", { key, value: null })),
  };
  return {
    revoke: onlyForPlan((reason, { preserveRefreshTokens = false } = {}) =>
      record("revokeSession", { reason, preserveRefreshTokens }),
    ),
    setExpiresAt: onlyForPlan((at) => record("shorten", { field: "expires_at", at })),
    setIdleExpiresAt: onlyForPlan((at) => record("shorten", { field: "idle_expires_at", at })),
    setCookieMode: onlyForPlan((mode) => record("cookieMode", { mode })),
    // Early access: there only where the tenant has been let in.
    ...(features.sessionMetadata && metadata),
  };
}

/** @returns {any} */
export function refreshTokenApi({ event, context, record, api }) {
  if (context.plan !== "enterprise" && context.features.planGate === "absent") return undefined;
  return {
    revoke(reason) {
      if (context.plan !== "enterprise")
        throw new Error("This feature is not available on your plan");
      if (event.refresh_token === undefined)
        throw new Error("There's no refresh token in this flow");
      record("revokeToken", { reason });
      return api;
    },
  };
}
