/** @file A user's node, a module of the contract: what it throws or answers that the contract doesn't know is a failure of its own. */

import { CONTRACT_ERROR_CODES, NEEDS } from "@seatkeeper/nodes/words";
import { ERROR_CODES, SeatkeeperError } from "../errors.js";
import { isRecord, valueOf } from "../plain/read.js";
import { checkedManifest, refuse } from "./manifest.js";
import { moduleType } from "./module.js";
import { statedReasons } from "./reasons.js";

/** What a node may throw about its input, and no more. */
export const OF_INPUT = CONTRACT_ERROR_CODES.filter((code) => code !== "invalidConfig");

/**
 * @param {any} given `{ manifest(), prepare(config), reasons }`
 * @param {string} path where it stands
 * @returns {import("./node-type.js").KnownType}
 * @throws {SeatkeeperError} `nodeTypeInvalid`
 */
export function usersModule(given, path) {
  const own = attempt(() => given.manifest());
  if (own.value === undefined) refuse(`${path}/manifest`, "can't be read");
  const manifest = checkedManifest(own.value, `${path}/manifest`, { isModule: true });
  const unread = () => refuse(`${path}/reasons`, "can't be read");
  const words = valueOf(given, "reasons", unread);
  const stated = statedReasons(words, manifest, `${path}/reasons`);
  const trapped = () => new SeatkeeperError("nodeTrapped", `\`${manifest.name}\` failed`);

  function prepare(config) {
    const { value: prepared, error } = attempt(() => given.prepare(structuredClone(config)));
    if (error !== undefined) throw typed(error, ["invalidConfig"]) ?? misfit("can't be prepared");
    const has = (name) => attempt(() => typeof prepared[name] === "function").value === true;
    if (!["step", "needs", "free"].every(has))
      throw misfit("is prepared without step, needs, free");
    return {
      step(input) {
        const { value: step, error: thrown } = attempt(() => prepared.step(input));
        if (thrown !== undefined) throw typed(thrown, OF_INPUT) ?? trapped();
        if (attempt(() => fits(step, manifest, stated)).value !== true) throw trapped();
        return step;
      },
      needs() {
        const { value: needs } = attempt(() => [...prepared.needs()]);
        if (!needs?.every((word) => NEEDS.includes(word))) throw misfit("needs what isn't known");
        return needs;
      },
      free: () => void attempt(() => prepared.free()),
    };
  }

  const misfit = (what) => {
    const message = `\`${path}\`: \`${manifest.name}\` ${what}`;
    return new SeatkeeperError("nodeTypeInvalid", message, { path });
  };
  const { reasons, ownReasons } = stated;
  return moduleType(manifest, prepare, { reasons, ownReasons });
}

/** A step of the contract, by a node that keeps to its manifest. */
function fits(step, { outputs, requests }, { isKnown }) {
  if (step.type === "request") {
    return step.requests.length > 0 && step.requests.every(({ type }) => requests.includes(type));
  }
  const { output = null, facts = {}, events = [] } = step;
  return (
    step.type === "done" &&
    (outputs.length === 0 ? output === null : outputs.includes(output)) &&
    isRecord(facts) &&
    (facts.reason === undefined || isKnown(facts.reason)) &&
    Array.isArray(events)
  );
}

/** The error of the contract that it is, if it is one; its words go no further. */
function typed(error, codes) {
  const read = (name) => valueOf(error ?? {}, name, () => /** @type {never} */ (undefined));
  const [code, path] = [read("code"), read("path")];
  if (!codes.includes(code)) return undefined;
  const place = typeof path === "string" ? path : "";
  return new SeatkeeperError(code, `\`${place || "/"}\`: ${ERROR_CODES[code]}`, { path: place });
}

/** @template T @param {() => T} act @returns {{ value?: T, error?: any }} */
function attempt(act) {
  try {
    return { value: act() };
  } catch (error) {
    return { error: error ?? "nothing" };
  }
}
