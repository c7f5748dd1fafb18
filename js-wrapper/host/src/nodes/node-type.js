/** @file What a type of node says of itself, so that runner, flow check and lint need know none by name. */

/**
 * @typedef {object} Manifest
 * @property {string} name lower case with hyphens
 * @property {string} version
 * @property {string} title
 * @property {string} description
 * @property {readonly string[]} outputs its ways out; none where it ends the flow
 * @property {readonly string[]} requests what it asks for
 * @property {any} config JSON Schema of its settings
 * @property {{ setting: string | null, open: string | null, closed: string | null, reason: string }} [onFault]
 *   the way out that a failure of the node itself takes, by the setting of that name; without it, the login
 *   is denied
 *
 * @typedef {object} Ending the node that ends sessions once the person has gone on
 * @property {boolean} chooses whether the person says which
 * @property {(chosen?: string[]) => Promise<{ end: string[], mustEnd?: number, shown: any[], reason?: string }>} imagine
 *   what it would do, without doing it
 *
 * @typedef {object} At what a node that waits has in its hands
 * @property {any} config
 * @property {any} login
 * @property {{ id: string, began: number, tries: number }} run
 * @property {string} [again] why the page is shown once more
 * @property {Ending} [ending] where such a node comes next
 * @property {any} [otp] of the host
 * @property {(sessionId: string) => string | Promise<string>} handleOf a name for a session that means
 *   nothing outside of this run
 * @property {boolean} simulated answers name outputs and session ids
 *
 * @typedef {object} Answered
 * @property {string} [output] the way out
 * @property {string} [reason] why, one of its `reasons` or of the host's; it becomes the reason of a denial that follows
 * @property {string} [again] why the same page is shown once more, in place of an output
 * @property {number} [tries] what the run's count of tries is now
 * @property {string[]} [chosen] the sessions that the person picked
 *
 * A node of the host, or of yours. One that waits for the person has `waits` and `show`; another has `run`,
 * or ends the flow. All functions are pure but for what they ask of their arguments.
 *
 * @typedef {object} NodeType
 * @property {Manifest} manifest
 * @property {(config: any, refuse: (path: string, expected: string) => never) => void} [checkConfig] in
 *   place of the check by the manifest's schema
 * @property {readonly string[] | ((config: any) => readonly string[])} [needs] what the directory has to know
 * @property {string} [waits] it waits for the person, and this way out means "go on"
 * @property {(at: At) => Promise<Answered | undefined> | Answered | undefined} [ask] what it answers without
 *   the person, if it can
 * @property {(at: At) => any} [show] what its page shows: no id, no address, no agent string
 * @property {(answer: any, about: { outputs: readonly string[], simulated: boolean, refuse: (path: string, expected: string) => never }) => any} [check]
 *   an answer of the right shape; it says nothing yet of what it leads to. Without it: `{ output }`
 * @property {(answer: any, at: At) => Promise<Answered> | Answered} [settle] what a checked answer leads to
 * @property {(given: { config: any, login: any, inputs: any }) => any} [run] of a node that doesn't wait:
 *   `{ output, reason, token }`
 * @property {(given: { config: any, login: any, inputs: any }) => any} [dryRun] the same with `reportOnly`;
 *   `would` says what would have happened
 * @property {"allowed"} [ends] it ends the flow, and the login goes on
 * @property {boolean} [givesToken] it says what the token is to carry: nothing restricts after it
 * @property {boolean} [proves] only its way out `waits` proves anything: no other may lead to ended sessions,
 *   and nobody may skip it silently
 * @property {"silent" | "deny" | "allow"} [whenNonInteractive] unless the flow says; `deny`
 * @property {Readonly<Record<string, string | readonly string[]>>} [reasons] why a login is denied, by the way out that led
 *   there; of several the first, unless the node says which. Together with those of the host these are all that
 *   there are
 * @property {(about: LintAbout) => Finding[]} [lint] what is unwise about one node of a flow
 *
 * @typedef {{ code: string, path: string, message: string }} Finding
 *
 * @typedef {object} LintAbout
 * @property {any} config
 * @property {string} path of the node, as a JSON pointer
 * @property {any} host what the host can do
 * @property {(output: string) => { type: string, denies: boolean, endsSessions: boolean }} next what a way
 *   out leads to
 *
 * A module of the contract, as `@seatkeeper/nodes` makes them.
 *
 * @typedef {object} NodeModule
 * @property {() => any} manifest
 * @property {(config: any) => { step: (input: any) => any, needs: () => readonly string[], free: () => void }} prepare
 *   throws `invalidConfig`, with a `path`
 *
 * @property {Readonly<Record<string, string | readonly string[]>>} [reasons] as of {@link NodeType}: what its facts may say
 *   as their `reason`
 *
 * @typedef {NodeType | NodeModule} GivenNode one of yours
 *
 * What the host makes of a module, or of one of those: all that a leg and the flow check have to do with.
 *
 * @typedef {object} Took what a node did in a leg
 * @property {string | null} [output] null: the login is denied
 * @property {string} [reason]
 * @property {any} [facts]
 * @property {any[]} [events]
 * @property {any[]} [requests]
 * @property {string} [fault]
 * @property {any} [token]
 * @property {any} [would] with `reportOnly`: what would have happened
 * @property {boolean} [endsNothing] nothing that follows may end a session
 * @property {any} [page] it waits for the person, and shows this
 *
 * @typedef {Omit<NodeType, "run" | "dryRun" | "reasons"> & { reasons?: Readonly<Record<string, string>>, ownReasons?: readonly string[],
 *   prepare: (config: any) => any, needsOf: (config: any, prepared: any) => readonly string[],
 *   run: (node: any, leg: any) => Took | Promise<Took>, dryRun: (node: any, leg: any) => Took | Promise<Took>, endsSessions: boolean, denies: boolean,
 *   skip?: string | null, chooses?: (config: any) => boolean, limits?: (config: any) => any[] }} KnownType
 */

export {};
