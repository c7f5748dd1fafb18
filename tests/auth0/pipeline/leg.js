/** @file A leg: the Actions from one on, in order, within one time budget, until one denies or suspends, or none is left. */
import { challenges, nextChallenge } from "./challenge.js";
import { collect, denial, write } from "./effects.js";
import { eventOf } from "./event.js";
import { issue } from "./tokens.js";

const START = "onExecutePostLogin";

/**
 * @param {any} world
 * @param {ReturnType<typeof import("./transaction.js").createTransaction>} transaction
 * @param {string} [handler] of the first Action; the others begin
 * @returns {Promise<any>} the step that the browser sees
 */
export async function runLeg(world, transaction, handler = START) {
  const { instances, actions, budgetMs } = world;
  const instance = await instances.take();
  const budget = overrun(budgetMs);
  try {
    for (let first = true; transaction.position < actions.length; first = false) {
      const action = actions[transaction.position];
      const done = await runAction(world, transaction, instance, budget.up, {
        action,
        handler: first ? handler : START,
      });
      const step = outcome(world, transaction, done);
      if (step !== undefined) return step;
      transaction.position += 1;
    }
  } finally {
    budget.stop();
    instances.leave(instance);
  }
  return finish(world, transaction);
}

async function runAction(world, transaction, instance, up, { action, handler }) {
  const { instances, plan, features, tenant, executions } = world;
  const event = eventOf(world, transaction, action.secrets);
  const context = {
    plan,
    features,
    handler,
    host: tenant.domain,
    state: transaction.state,
    canRedirect: transaction.interactive,
  };
  const execution = { action: action.name, handler, event: structuredClone(event) };
  executions.push(execution);
  const done = await instances.run(instance, { action: action.name, handler, event, context }, up);
  return Object.assign(execution, done);
}

/** What one Action leads to: nothing, and the next one runs; or the end of the leg. */
function outcome(world, transaction, { commands, error }) {
  if (error !== undefined) return failed(transaction, "server_error", error);
  collect(world, transaction, commands);
  const step = denial(world, transaction, commands);
  if (step !== undefined) {
    write(world, transaction);
    transaction.isOver = true;
    return step;
  }
  const away = commands.findLast(({ type }) => type === "redirect" || type === "form");
  const { error: problem, queue } = challenges(world, transaction, commands);
  if (problem !== undefined) return failed(transaction, "server_error", problem);
  const asks = commands.some(({ type }) => type === "challenge" || type === "enroll");
  if (away !== undefined && asks) {
    return failed(transaction, "server_error", "a redirect beside a challenge");
  }
  if (away !== undefined) return leave(world, transaction, away);
  const mfa = commands.findLast(({ type }) => type === "multifactor");
  if (mfa !== undefined) transaction.deferred = mfa.provider !== "none";
  if (asks) transaction.deferred = false;
  return ask(transaction, queue, transaction.position + 1);
}

/** Suspends for a page; what was to be written is written before the user leaves. */
function leave(world, transaction, command) {
  if (!transaction.interactive) return needsPage(transaction);
  write(world, transaction);
  transaction.suspended = command;
  const { state } = transaction;
  if (command.type === "form") return { ...command, state };
  const url = new URL(command.url);
  url.searchParams.set("state", state);
  return { type: "redirect", url: url.href, state };
}

/** Suspends for the next challenge of a queue, if there is one that isn't met. */
export function ask(transaction, queue, position) {
  const next = nextChallenge(transaction, queue);
  if (next === undefined) return undefined;
  if (!transaction.interactive) return needsPage(transaction, "mfa_required");
  transaction.position = position;
  transaction.suspended = { type: next.type, factors: next.factors, queue };
  return { type: next.type, factors: next.factors, state: transaction.state };
}

function finish(world, transaction) {
  if (transaction.deferred) {
    transaction.deferred = false;
    const { enrolledFactors = [] } = world.tenant.users.get(transaction.userId);
    const commands = [{ type: "challenge", factors: enrolledFactors }];
    const { error, queue } = challenges(world, transaction, commands);
    if (error !== undefined) return failed(transaction, "server_error", error);
    const step = ask(transaction, queue, transaction.position);
    if (step !== undefined) return step;
  }
  write(world, transaction);
  transaction.isOver = true;
  return issue(world, transaction);
}

export function failed(transaction, error, description) {
  transaction.isOver = true;
  return { type: "error", error, description };
}

function needsPage(transaction, otherwise = "interaction_required") {
  const error = transaction.prompts.includes("none") ? "interaction_required" : otherwise;
  return failed(transaction, error, "a page is needed");
}

/** @param {number} ms */
function overrun(ms) {
  /** @type {NodeJS.Timeout} */
  let timer;
  /** @type {Promise<never>} */
  const up = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the Actions ran for over ${ms} ms`)), ms);
  });
  // When nothing runs, nobody listens.
  up.catch(() => {});
  return { up, stop: () => clearTimeout(timer) };
}
