/** @file What a flow is, as a document: the nodes, and which way out of one leads to which other. */

/**
 * @typedef {object} FlowNode
 * @property {string} id a letter and up to 63 of `A-Za-z0-9_-`
 * @property {string} type a module of `@seatkeeper/nodes`, one of the host's own, or yours
 * @property {Record<string, unknown>} [config] by the type's own schema
 * @property {object} [position] where an editor shows it
 *
 * @typedef {object} FlowEdge
 * @property {string} source the id of a node
 * @property {string} sourceHandle one of its outputs
 * @property {string} target the id of the node that comes next
 * @property {string} [id] for an editor, like `targetHandle`
 * @property {string} [targetHandle]
 *
 * Settings of a whole flow.
 *
 * @typedef {object} FlowSettings
 * @property {"allow" | "deny"} [onNoSession] a login without a session (a password grant); `allow`
 * @property {"silent" | "deny" | "allow"} [whenNonInteractive] where nobody can be asked; `silent` with the Session Limit
 *   Page, `deny` with a one-time password, which `silent` can't skip
 * @property {number} [pauseMs] how long a person may take, 1 to 3,600,000; 600,000
 * @property {boolean} [reportOnly] nothing happens, and the record says what would have; false
 *
 * @typedef {object} FlowParts
 * @property {string} name its identity: who was let in by it stays so when it changes
 * @property {number | string} version
 * @property {FlowNode[]} nodes 1 to 100
 * @property {FlowEdge[]} edges up to 300
 *
 * @typedef {FlowParts & FlowSettings} FlowDocument
 */

export {};
