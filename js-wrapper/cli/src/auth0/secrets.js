/** @file Which secrets are sent: the tenant tells their names only, so a value is sent when an Action is made, or when it is said. */
import { secretNamesOf } from "@seatkeeper/auth0-actions/code";
import { OWN_SECRETS } from "./actions.js";
import { Mistake } from "./errors.js";

/**
 * @param {Record<string, any>} values of the command line
 * @param {any} options of the Action
 * @param {any[]} there each Action as it is; undefined where there is none
 * @param {() => Array<{ name: string, value: string }>} secretsNow
 * @returns {Array<{ name: string, value: string }> | undefined} nothing where they are let be
 * @throws {Mistake} where one would be missing, or lost
 */
export function secretsToSend(values, options, there, secretsNow) {
  const known = there.filter(Boolean);
  if (values["update-secrets"]) {
    const secrets = secretsNow();
    checkLost(known, secrets);
    return secrets;
  }
  if (known.length === 0) return secretsNow();
  if (known.length < there.length) {
    throw new Mistake("one Action is there, the other new: `--update-secrets` gives both one key");
  }
  if (values["new-key"]) {
    throw new Mistake("`--new-key` needs `--update-secrets`: the Actions have a key");
  }
  checkMissing(known, options);
  return undefined;
}

/** The limit's own may be missing: the default counts then. */
function checkMissing(known, options) {
  const needed = secretNamesOf(options).filter((name) => name !== options.limit.secret);
  for (const { name, secrets } of known) {
    const missing = secrets && needed.find((each) => !secrets.some((held) => held.name === each));
    if (missing) throw new Mistake(`\`${name}\` lacks \`${missing}\`: say \`--update-secrets\``);
  }
}

/**
 * All of an Action's secrets are replaced at once: so it is documented for modules, and taken to be here.
 * One of ours that is needed no more shall go; what somebody else has added is theirs.
 */
function checkLost(known, sent) {
  const ours = [...OWN_SECRETS, ...sent.map(({ name }) => name)];
  for (const { name, secrets = [] } of known) {
    const lost = secrets.find((held) => !ours.includes(held.name));
    if (lost) throw new Mistake(`\`--update-secrets\` would drop \`${lost.name}\` of \`${name}\``);
  }
}
