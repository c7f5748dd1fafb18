/** @file What a user's node, an object, is called through: whatever it throws or answers, the host goes on by its manifest. */

import { SeatkeeperError } from "../errors.js";
import { plainCopy } from "../plain/copy.js";
import { required } from "../plain/kinds.js";
import { checkedOptions } from "../plain/options.js";
import { isRecord } from "../plain/read.js";
import { fieldsOf, outputOf } from "./answer.js";
import { LISTED_NEEDS, WORD } from "./manifest.js";

/** Its functions: whatever they throw or answer, the host goes on by what the manifest says. */
export function guards({ manifest, isKnown, ...given }) {
  const { name, outputs } = manifest;
  const trapped = () => new SeatkeeperError("nodeTrapped", `\`${name}\` failed`);

  /** What goes wrong in what the node was handed is no failure of the node's. */
  const guarded =
    (act, fitting) =>
    async (...args) => {
      let passing;
      const at = args.at(-1);
      const imagine = (...chosen) =>
        at.ending.imagine(...chosen).catch((error) => {
          passing = { error };
          throw error;
        });
      const handed = at.ending ? { ...at, ending: { ...at.ending, imagine } } : at;
      try {
        return fitting(await act(...args.slice(0, -1), handed));
      } catch {
        throw passing === undefined ? trapped() : passing.error;
      }
    };

  const answered = (answer) => {
    const { output, reason, again, tries, chosen, token, would } = answer;
    const fits =
      (again === undefined ? outputs.includes(output) : WORD.fits(again)) &&
      (reason === undefined || isKnown(reason)) &&
      (tries === undefined || Number.isSafeInteger(tries)) &&
      (chosen === undefined ||
        (Array.isArray(chosen) && chosen.every((id) => typeof id === "string")));
    if (!fits) throw trapped();
    return plain({ output, reason, again, tries, chosen, token, would });
  };
  const plain = (value) => plainCopy(value, { code: "nodeTrapped", depth: 16, bytes: 65_536 });
  const ended = (answer) => (outputs.length === 0 ? { output: null } : answered(answer));
  const { ask, show, settle, run, dryRun, check, checkConfig, needs, lint } = given;
  const acting = (act, fitting = answered) => act && guarded(act, fitting);

  return {
    ask: acting(ask, (answer) => (answer === undefined ? undefined : answered(answer))),
    show: acting(show, (page) => {
      if (!isRecord(page)) throw trapped();
      return plain(page);
    }),
    run: acting(run, ended),
    dryRun: acting(dryRun, ended),
    // Who plays a person in a simulation names the way out.
    settle: guarded(
      (answer, at) => (at.simulated || settle === undefined ? answer : settle(answer, at)),
      answered,
    ),
    check: checking(check),
    checkConfig: checkConfig && configCheck(checkConfig),
    needs: typeof needs === "function" ? (config) => knownNeeds(needs, config, name) : needs,
    lint: lint && linting(lint, name),
  };
}

function checking(check) {
  return (answer, about) => {
    const { outputs, simulated, refuse: no } = about;
    if (simulated || check === undefined) {
      const { output, chosen } = fieldsOf(
        answer,
        simulated ? ["output", "chosen"] : ["output"],
        no,
      );
      return { output: outputOf(output, outputs, no), ...(chosen && { chosen }) };
    }
    return refusing(no, "/answer", (refused) => check(answer, { ...about, refuse: refused }));
  };
}

const configCheck = (check) => (config, no) =>
  refusing(no, "", (refused) => void check(config, refused));

/** Lets a check refuse in its own words; where it throws anything else, that is a refusal without any. */
function refusing(no, path, act) {
  let said;
  const refused = (where, expected) => {
    said = [String(where), String(expected)];
    throw new TypeError("refused");
  };
  try {
    return act(refused);
  } catch {
    return no(...(said ?? [path, "is not what this node takes"]));
  }
}

/** What is unwise, in words; a lint that fails says that of itself. */
const linting = (lint, name) => (about) => {
  try {
    const found = lint(about).map(({ code, path, message }) => ({ code, path, message }));
    if (found.every((finding) => Object.values(finding).every((text) => typeof text === "string")))
      return found;
  } catch {
    // It is said below.
  }
  return [{ code: "nodeTrapped", path: about.path, message: `the lint of \`${name}\` failed` }];
};

function knownNeeds(needs, config, name) {
  const path = `/nodeTypes/${name}/needs`;
  const { needs: known } = checkedOptions(
    {
      get needs() {
        return needs(config);
      },
    },
    { needs: required(LISTED_NEEDS) },
    { code: "nodeTypeInvalid", path },
  );
  return known;
}
