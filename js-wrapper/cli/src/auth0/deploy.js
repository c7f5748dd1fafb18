/** @file `seatkeeper auth0 deploy`: creates, deploys and binds the Actions; what is so already is left alone. */
import { scopesOf } from "@seatkeeper/auth0-actions/code";
import { actionsOf, TRIGGER } from "./actions.js";
import { bind } from "./bindings.js";
import { credentialsOf } from "./credentials.js";
import { dryRun } from "./dry-run.js";
import { withFlow } from "./flow.js";
import { createManagement } from "./management.js";
import { built, deploy, found, isDeployed, save } from "./saved.js";
import { checkScopes, DEPLOYING } from "./scopes.js";
import { secretsToSend } from "./secrets.js";

/**
 * @param {Record<string, any>} values of the command line
 * @param {any} options of the Action
 * @param {import("./index.js").Outside} outside
 */
export async function deployActions(values, options, { env, print, printError, ...outside }) {
  const isDry = values["dry-run"] === true;
  const { deployer, generated, confidential, secrets: secretsNow } = credentialsOf(values, env);
  /** A client of the tenant, once its scopes are known to do. */
  const clientFor = async (who, credentials, scopes) => {
    const online = createManagement({ who, ...credentials, ...outside, confidential });
    const client = isDry ? dryRun(online, print) : online;
    checkScopes(who, await client.granted(), scopes, printError);
    return client;
  };
  const management = await clientFor("the client that deploys", deployer, DEPLOYING);

  const wanted = actionsOf(options);
  const there = [];
  for (const { name } of wanted) there.push(await found(management, name));
  const secrets = secretsToSend(values, options, there, () => secretsNow(options));
  const { clientId, clientSecret } = byName(secrets);
  if (clientId !== undefined) {
    const application = { domain: deployer.domain, clientId, clientSecret };
    await clientFor("the Action's application", application, scopesOf(withFlow(options)));
  }

  // All drafts first: a draft changes no login, so whatever fails up to here has changed none.
  const drafts = [];
  for (const [index, action] of wanted.entries()) {
    drafts.push(await save(management, there[index], action, secrets));
  }
  if (generated && !isDry) print(`SEATKEEPER_KEY, shown this once: ${generated}`);
  for (const draft of drafts) await built(management, draft, outside.clock);
  // The second goes first: it does nothing until the first sends somebody to it.
  for (const [index, draft] of [...drafts.entries()].reverse()) {
    const isSaved = draft !== there[index];
    if (!isSaved && isDeployed(draft, wanted[index])) {
      print(`\`${draft.name}\` is deployed already`);
      continue;
    }
    await deploy(management, draft);
    print(`\`${draft.name}\` is ${there[index] ? "updated" : "created"} and deployed`);
  }
  const order = await bind(management, drafts, outside.clock);
  print(`${TRIGGER.id} ${order ? `is now: ${order.join(", ")}` : "is bound so already"}`);
  if (isDry) print("a dry run: nothing was changed");
}

/** @param {Array<{ name: string, value: string }>} [secrets] @returns {Record<string, string>} */
const byName = (secrets = []) =>
  Object.fromEntries(secrets.map(({ name, value }) => [name, value]));
