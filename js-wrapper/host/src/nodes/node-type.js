/** @file What a type of node says of itself, so that runner, flow check and lint need know none by name. */

/**
 * @typedef {import("@seatkeeper/nodes").Login} Login
 * @typedef {Record<string, unknown>} Config by the node's own schema
 * @typedef {Record<string, import("@seatkeeper/nodes").PersonInput>} Inputs by node id, what an earlier node took from the
 *   person
 * @typedef {(path: string, expected: string) => never} Refuse
 *
 * @typedef {object} Manifest
 * @property {string} name lower case with hyphens
 * @property {string} version
 * @property {string} title
 * @property {string} description
 * @property {readonly string[]} outputs its ways out; none where it ends the flow
 * @property {readonly string[]} requests what it asks for
 * @property {Record<string, unknown>} config JSON Schema of its settings
 * @property {{ setting: string | null, open: string | null, closed: string | null, reason: string }} [onFault]
 *   the way out that a failure of the node itself takes, by the setting of that name; without it, the login
 *   is denied
 *
 * @typedef {object} Ending the node that ends sessions once the person has gone on
 * @property {boolean} chooses whether the person says which
 * @property {(chosen?: string[]) => Promise<{ end: string[], mustEnd?: number, shown: import("@seatkeeper/nodes").ShownSession[], reason?: string }>} imagine
 *   what it would do, without doing it
 *
 * @typedef {object} At what a node that waits has in its hands
 * @property {Config} config
 * @property {Login} login
 * @property {{ id: string, began: number, tries: number }} run
 * @property {string} [again] why the page is shown once more
 * @property {Ending} [ending] where such a node comes next
 * @property {import("../options.js").Challenges} [otp] of the host
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
 * @typedef {{ output?: string, chosen?: string[], [name: string]: unknown }} Answer of the person, checked
 *
 * @typedef {{ config: Config, login: Login, inputs: Inputs }} Given what a node that doesn't wait has in its hands
 *
 * @typedef {object} Ran
 * @property {string | null} [output] the way out; none where the flow ends
 * @property {string} [reason] why; it becomes the reason of a denial that follows
 * @property {import("../result.js").Token} [token] what the token is to carry
 * @property {Partial<import("../run/record.js").Would>} [would] with `reportOnly`: what would have happened
 *
 * A node of the host, or of yours. One that waits for the person has `waits` and `show`; another has `run`,
 * or ends the flow. All functions are pure but for what they ask of their arguments.
 *
 * @typedef {object} NodeType
 * @property {Manifest} manifest
 * @property {(config: Config, refuse: Refuse) => void} [checkConfig] in
 *   place of the check by the manifest's schema
 * @property {readonly string[] | ((config: Config) => readonly string[])} [needs] what the directory has to know
 * @property {string} [waits] it waits for the person, and this way out means "go on"
 * @property {(at: At) => Promise<Answered | undefined> | Answered | undefined} [ask] what it answers without
 *   the person, if it can
 * @property {(at: At) => object | Promise<object>} [show] what its page shows: no id, no address, no agent string
 * @property {(answer: unknown, about: { outputs: readonly string[], simulated: boolean, refuse: Refuse }) => Answer} [check]
 *   an answer of the right shape; it says nothing yet of what it leads to. Without it: `{ output }`
 * @property {(answer: Answer, at: At) => Promise<Answered> | Answered} [settle] what a checked answer leads to
 * @property {(given: Given) => Ran | Promise<Ran>} [run] of a node that doesn't wait:
 *   `{ output, reason, token }`
 * @property {(given: Given) => Ran | Promise<Ran>} [dryRun] the same with `reportOnly`;
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
 * @property {Config} config
 * @property {string} path of the node, as a JSON pointer
 * @property {import("../flow/lint.js").Surroundings} host what the host can do
 * @property {(output: string) => { type: string, denies: boolean, endsSessions: boolean }} next what a way
 *   out leads to
 *
 * A module of the contract, as `@seatkeeper/nodes` makes them.
 *
 * @typedef {object} NodeModule
 * @property {() => Manifest} manifest
 * @property {(config: unknown) => { step: (input: import("@seatkeeper/nodes").Input) => object, needs: () => readonly string[], free: () => void }} prepare
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
 * @property {Record<string, unknown>} [facts]
 * @property {import("@seatkeeper/nodes").Event[]} [events]
 * @property {import("../run/record.js").RecordedRequest[]} [requests]
 * @property {string} [fault]
 * @property {import("../result.js").Token} [token]
 * @property {Partial<import("../run/record.js").Would>} [would] with `reportOnly`: what would have happened
 * @property {boolean} [endsNothing] nothing that follows may end a session
 * @property {object} [page] it waits for the person, and shows this
 *
 * @typedef {(node: import("../flow/compile.js").CompiledNode, leg: import("../run/leg.js").Leg) => Took | Promise<Took>} Act
 *
 * @typedef {object} KnownOwn
 * @property {(config: Config) => Prepared | undefined} prepare
 * @property {(config: Config, prepared?: Prepared) => readonly string[]} needsOf
 * @property {Act} run
 * @property {Act} dryRun
 * @property {boolean} endsSessions
 * @property {boolean} denies
 * @property {string | null} [skip] the way out that ends nothing
 * @property {Readonly<Record<string, string>>} [reasons] by output
 * @property {readonly string[]} [ownReasons]
 * @property {(config: Config) => boolean} [chooses]
 * @property {(config: Config) => import("./data-query.js").Comparison[]} [limits]
 *
 * @typedef {import("@seatkeeper/nodes").PreparedNode} Prepared
 *
 * @typedef {Omit<NodeType, "run" | "dryRun" | "reasons"> & KnownOwn} KnownType
 */

export {};
