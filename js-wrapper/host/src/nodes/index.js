/** @file Every type of node that a flow may have: the modules, the host's own, and the user's. A new one of ours is one line here. */

import { loadNodes } from "@seatkeeper/nodes";
import { LISTED_REASONS } from "../denials.js";
import { SeatkeeperError } from "../errors.js";
import { isRecord, valueOf } from "../plain/read.js";
import { accessTokenConfig } from "./access-token-config.js";
import { dataQuery } from "./data-query.js";
import { forceLogout } from "./force-logout.js";
import { guardedType } from "./guarded.js";
import { refuse } from "./manifest.js";
import { moduleType } from "./module.js";
import { otpVerification } from "./otp-verification.js";
import { ownType } from "./own.js";
import { sessionLimitPage } from "./session-limit-page.js";
import { success } from "./success.js";
import { usersModule } from "./users-module.js";

const OWN = [sessionLimitPage, otpVerification, accessTokenConfig, success].map(ownType);
const OWN_REASONS = OWN.flatMap(({ reasons = {} }) => Object.values(reasons));
/** What the host knows of a module beside its manifest, if anything. */
const BESIDE = { "data-query": dataQuery, "force-logout": forceLogout };
/** What denies where a flow has nothing that does. */
const DENIAL = "logout";

/** @typedef {ReturnType<typeof createNodeTypes>} NodeTypes */

/** @type {WeakMap<object, Map<string, import("./node-type.js").KnownType>>} each manifest is read once */
const modules = new WeakMap();

function moduleOf(nodes, type) {
  if (!modules.has(nodes)) modules.set(nodes, new Map());
  const known = modules.get(nodes);
  if (!known.has(type)) {
    const prepare = (config) => nodes.prepare(type, config);
    const beside = Object.hasOwn(BESIDE, type) ? BESIDE[type] : undefined;
    known.set(type, moduleType(nodes.manifest(type), prepare, beside));
  }
  return known.get(type);
}

/**
 * @param {object} [from]
 * @param {ReturnType<typeof loadNodes>} [from.nodes]
 * @param {readonly import("./node-type.js").GivenNode[]} [from.nodeTypes] the user's own: objects, or modules of the contract
 * @throws {import("../errors.js").SeatkeeperError} `nodeTypeInvalid`
 */
export function createNodeTypes({ nodes = loadNodes(), nodeTypes = [] } = {}) {
  const reasons = new Set([...LISTED_REASONS, ...OWN_REASONS]);
  const known = new Map(OWN.map((type) => [type.manifest.name, type]));
  if (!Array.isArray(nodeTypes)) {
    const message = "`/nodeTypes`: expected a list of nodes";
    throw new SeatkeeperError("optionsInvalid", message, { path: "/nodeTypes" });
  }
  nodeTypes.forEach((given, index) => {
    const path = `/nodeTypes/${index}`;
    if (!isRecord(given)) refuse(path, "expected a node");
    const isModule =
      typeof valueOf(given, "manifest", () => refuse(path, "can't be read")) === "function";
    const type = isModule ? usersModule(given, path) : guardedType(given, path);
    const { name } = type.manifest;
    if (nodes.types.includes(name) || known.has(name)) {
      refuse(`${path}/manifest/name`, `\`${name}\` is the name of another node`);
    }
    known.set(name, type);
    for (const reason of type.ownReasons) reasons.add(reason);
  });
  /** @param {string} name @returns {import("./node-type.js").KnownType | undefined} */
  const get = (name) => (nodes.types.includes(name) ? moduleOf(nodes, name) : known.get(name));
  /** @type {import("../flow/compile.js").CompiledNode | undefined} */
  let denial;

  return Object.freeze({
    /** Why a login can be denied with these. @type {ReadonlySet<string>} */
    reasons,
    names: Object.freeze([...nodes.types, ...known.keys()]),
    get,
    /** A node that denies, for a login whose flow has none, or is lost. */
    denial() {
      denial ??= nodeOf(DENIAL, DENIAL, {}, get(DENIAL));
      return denial;
    },
  });
}

/**
 * @param {string} id
 * @param {string} type
 * @param {any} config
 * @param {import("./node-type.js").KnownType} nodeType
 * @returns {import("../flow/compile.js").CompiledNode}
 */
export function nodeOf(id, type, config, nodeType) {
  const prepared = nodeType.prepare(config);
  const needs = nodeType.needsOf(config, prepared);
  const { manifest } = nodeType;
  return { id, type, config, manifest, nodeType, needs, prepared, next: new Map() };
}
