/** @file What the guard uses of npm `oidc-provider`, whose package ships no types; its documentation says the rest. */

/**
 * @typedef {object} ProviderSession
 * @property {string} uid
 * @property {string} [accountId]
 * @property {boolean} [touched]
 * @property {boolean} [destroyed]
 * @property {(ttlSeconds: number) => Promise<unknown>} save
 *
 * @typedef {object} ProviderClient
 * @property {string} clientId
 * @property {string} [clientName]
 * @property {string} [clientAuthMethod]
 *
 * @typedef {object} ProviderRefreshToken
 * @property {string} accountId
 * @property {string} [sessionUid]
 * @property {() => number} totalLifetime seconds
 * @property {() => boolean} isSenderConstrained
 * @property {() => number} ttlPercentagePassed
 *
 * @typedef {object} Interaction
 * @property {string} uid
 * @property {{ name: string, details: { denied?: string } }} prompt
 * @property {{ client_id: string, redirect_uri?: string }} params
 * @property {string} returnTo
 * @property {{ uid: string, accountId: string }} [session]
 * @property {object} [lastSubmission]
 * @property {object} [result]
 * @property {() => Promise<unknown>} persist
 */

/**
 * What oidc-provider adds to the context of a request.
 *
 * @typedef {object} OidcContext
 * @property {string} issuer
 * @property {ProviderSession} session
 * @property {ProviderClient} client
 * @property {{ login?: object, seatkeeper?: object }} [result] of the interaction that the browser comes from
 * @property {(prompt: string) => boolean} promptPending
 * @property {{ RefreshToken: ProviderRefreshToken, Client: ProviderClient }} entities
 */

/**
 * A request: Koa's context.
 *
 * @typedef {object} Context
 * @property {import("node:http").IncomingMessage} req
 * @property {import("node:http").ServerResponse} res
 * @property {string} path
 * @property {string} method
 * @property {string} ip
 * @property {number} status
 * @property {unknown} body
 * @property {{ get: (name: string, options?: object) => string | undefined }} cookies
 * @property {(headers: Record<string, string>) => void} set
 * @property {(address: string) => void} redirect
 * @property {(status: number) => never} throw
 * @property {OidcContext} oidc
 *
 * @typedef {(ctx: Context, next: () => Promise<void>) => unknown} Middleware
 *
 * @typedef {object} Provider
 * @property {string} issuer
 * @property {(middleware: Middleware) => unknown} use
 * @property {(name: string) => string} cookieName
 * @property {{ find: (id: string) => Promise<Interaction | undefined> }} Interaction
 * @property {{ find: (id: string) => Promise<ProviderClient | undefined> }} Client
 */

/**
 * A prompt of the interaction policy: `new interactionPolicy.Prompt(…)`.
 *
 * @typedef {{ name: string }} Prompt
 */

/**
 * What of the provider's configuration the guard reads or sets; everything else is passed on as it is.
 *
 * @typedef {object} Configuration
 * @property {{ policy?: Prompt[], url?: (ctx: Context, interaction: Interaction) => string | Promise<string> }} [interactions]
 * @property {{ Session?: number | ((ctx: Context, session: ProviderSession) => number) }} [ttl] seconds
 * @property {boolean | ((ctx: Context) => boolean | Promise<boolean>)} [rotateRefreshToken]
 * @property {{ short?: object }} [cookies]
 */

export {};
