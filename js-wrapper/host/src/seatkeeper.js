/** @file The host: decides a login by the flow as it stands, pauses for the person, resumes, and remembers who was let in. */

import { loadNodes } from "@seatkeeper/nodes";
import { preparedLogin } from "./admission/login.js";
import { createMarks } from "./admission/marks.js";
import { createOnce } from "./admission/once.js";
import { checkedLogin, plainCopy } from "./bounds.js";
import { systemClock } from "./clock.js";
import { SeatkeeperError } from "./errors.js";
import { createFlows } from "./flow/flows.js";
import { createPages } from "./nodes/page.js";
import { createRuns } from "./pause/runs.js";
import { denialOf, endSession, withoutSession } from "./run/endings.js";
import { runLeg } from "./run/leg.js";
import { createPerformer } from "./run/perform.js";
import { isOpen, runRecord } from "./run/record.js";

/**
 * @typedef {object} Result
 * @property {"allowed" | "denied" | "paused"} outcome
 * @property {string} [reason] why it was denied, or asked again
 * @property {string} [class] `policyDenied` for every denial: it is no failed login
 * @property {boolean} [sessionAlive] denied, but the session could not be ended
 * @property {any} [token] allowed: what the access token is to carry
 * @property {string} [waitingFor] paused: the type of the node that waits
 * @property {{ token: string, expiresAt: number }} [pause]
 * @property {any} [page] paused: what the page shows
 * @property {any} [record]
 */

/**
 * @param {object} options
 * @param {import("./directory/interface.js").Directory} options.directory
 * @param {any | (() => any)} options.flow a flow document, or what gives the one that is in force now
 * @param {import("./store/memory.js").Store} options.store
 * @param {import("./keys.js").Keyring} options.keyring
 * @param {string} options.issuer this deployment: issuer and audience of its tokens
 * @param {any} [options.otp] from `createOtp`; without it nobody has a factor
 * @param {import("./clock.js").Clock} [options.clock]
 * @param {string} [options.tenant]
 * @param {string} [options.caller] the engine that asks
 * @param {number} [options.installedAt] sessions from before count as let in, epoch ms
 * @param {boolean} [options.marks] false: every renewal counts as one of a finished login
 * @param {number} [options.budgetMs] how long one leg may wait for the directory
 * @param {boolean} [options.simulated] answers name outputs and session ids, for simulations only
 * @param {ReturnType<typeof loadNodes>} [options.nodes]
 * @param {(record: any) => void} [options.onRecord]
 * @param {(event: any) => void} [options.onEvent]
 */
export function createSeatkeeper(options) {
  const {
    directory,
    store,
    keyring,
    issuer,
    otp,
    clock = systemClock,
    tenant = "default",
    caller = "host",
    installedAt = 0,
    marks: usesMarks = true,
    budgetMs,
    simulated = false,
    nodes = loadNodes(),
    onRecord = () => {},
    onEvent = () => {},
  } = options;
  const flows = createFlows({ flow: options.flow, nodes, directory });
  const marks = createMarks({ store, tenant });
  const once = createOnce({ store, tenant, caller });
  const runs = createRuns({ store, keyring, issuer, tenant, caller, clock });
  const pages = createPages({ keyring, otp, simulated });
  /** One leg's dealings with the directory, which are over when it is. */
  async function asking(login, act) {
    const performer = createPerformer({ directory, subject: login.subject, clock, budgetMs });
    try {
      return await act(performer);
    } finally {
      performer.close();
    }
  }
  const sessionOf = (login) => login.current.id;

  /** @param {any} given a login as the engine states it @returns {Promise<Result>} */
  async function login(given) {
    const stated = authenticatedLogin(given);
    const flow = await flows.current();
    const decided = () => decide(stated, flow);
    const result = await once.login(stated, flow.document.name, decided, bareResult);
    return result.repeated && result.outcome === "paused" ? goesOn(result, stated, flow) : result;
  }

  /** A repeated login whose run was paused: it waits on, or what has become of it meanwhile. */
  async function goesOn(result, stated, flow) {
    const known = await marks.get(flow.document.name, sessionOf(stated));
    const mark = known ?? { state: "paused", run: result.run };
    return unfinishedOr(mark, stated);
  }

  /** @returns {Promise<Result>} what became of a session by its mark */
  const unfinishedOr = async (mark, stated) =>
    mark.state === "admitted" ? { outcome: "allowed" } : unfinished(mark, stated);

  async function decide(stated, flow) {
    const { name } = flow.document;
    if (stated.current.type === "none")
      return report(withoutSession(stated, flow), { stated, flow });
    const mark = await marks.get(name, sessionOf(stated));
    if (mark && mark.state !== "admitted") return unfinished(mark, stated);
    const admitted = mark !== undefined || !usesMarks || isFromBefore(stated);
    const { login: prepared, flags } = await preparedLogin(stated, {
      directory,
      admitted,
      listed: false,
    });
    const run = {
      id: crypto.randomUUID(),
      loginId: stated.id,
      flow: name,
      flowHash: flow.hash,
      seq: 0,
      tries: 0,
      began: await store.now(),
      listed: false,
      wasAdmitted: admitted,
      wasOpen: false,
      state: "waiting",
    };
    return go({ flow, run, stated, login: prepared, flags });
  }

  /**
   * Runs a leg, from the beginning or from the node that waited.
   *
   * @param {{ flow: any, run: any, stated: any, login: any, flags: string[], answer?: any, inputs?: any }} leg
   */
  const go = (leg) => asking(leg.login, (performer) => walk(leg, performer));

  async function walk(leg, { perform, named }) {
    const { flow, run, stated, login: prepared, flags, answer, inputs = {} } = leg;
    const input = { login: prepared, inputs };
    const ask = (node) => pages.ask(node, { login: prepared, began: run.began });
    let given;
    if (answer !== undefined) {
      const node = flow.nodes.get(run.node);
      given = await pages.settle(node, answer, { flow, run, input, perform });
      if (given.again !== undefined) {
        const tries = run.tries + (given.again === "wrongCode" ? 1 : 0);
        return wait(node, { ...run, tries }, given.again);
      }
      if (given.chosen) input.inputs = { ...inputs, [node.id]: { chosen: given.chosen } };
    }
    const result = await runLeg({
      flow,
      at: given && run.node,
      answer: given,
      input,
      perform,
      ask,
    });
    if (result.outcome === "paused") return wait(result.waitsAt, run, undefined, result.visits);
    const reported = await report(result, { stated, flow, run, flags });
    if (answer !== undefined) await runs.end(run);
    return reported;

    async function wait(node, waiting, again, visits = []) {
      const subjects = [...new Set([prepared.subject, ...(prepared.linkedSubjects ?? [])])];
      const page = await pages.show(node, { flow, run: waiting, input, perform, again });
      const { id, subject, linkedSubjects, current, clientId } = stated;
      const kept = {
        ...waiting,
        node: node.id,
        seq: waiting.seq + 1,
        exp: waiting.exp ?? clock.now() + runs.pauseMs(flow),
        listed: waiting.listed || named(subjects, sessionOf(prepared)),
        wasOpen: waiting.wasOpen || isOpen(visits),
        login: { id, subject, linkedSubjects, current, clientId, trigger: prepared.trigger },
      };
      await runs.keep(kept, flow);
      /** @type {import("./admission/marks.js").Mark} */
      const mark = { state: "paused", run: run.id, ...(run.wasAdmitted && { wasAdmitted: true }) };
      await marks.set(run.flow, sessionOf(stated), mark);
      const pause = await runs.seal(kept, stated);
      const paused = { outcome: "paused", waitingFor: node.type, pause, page, visits };
      return report({ ...paused, ...(again && { reason: again }) }, { stated, flow, run, flags });
    }
  }

  /**
   * A session whose login is not finished is not renewed: it waits on, or stays out.
   *
   * @returns {Promise<Result>}
   */
  async function unfinished(mark, stated) {
    if (mark.state !== "paused") return denialOf(mark.reason ?? mark.state);
    const kept = await runs.get(mark.run);
    if (kept === undefined || kept.run.exp <= clock.now()) {
      await sweep();
      return denialOf("pauseExpired");
    }
    const { run, document } = kept;
    const flow = await flows.compile(document);
    const node = flow.nodes.get(run.node);
    /** @type {Result} */
    const paused = { outcome: "paused", waitingFor: node.type };
    if (!stated.interactive) return paused;
    const { login: prepared } = await preparedLogin(stated, {
      directory,
      admitted: true,
      listed: run.listed,
    });
    const input = { login: prepared, inputs: {} };
    const page = await asking(prepared, ({ perform }) =>
      pages.show(node, { flow, run, input, perform }),
    );
    return { ...paused, pause: await runs.seal(run, stated), page };
  }

  /**
   * Goes on with a run that waits.
   *
   * @param {{ token: unknown, answer: any, login: any }} resumed the login as this leg verified it
   * @returns {Promise<Result>}
   * @throws {SeatkeeperError} `pauseForged`, `pauseExpired`, `pauseForeign`, `pauseReused`, `flowGone`,
   *   `answerInvalid`: nothing was ended
   */
  async function resume({ token, answer, login: given }) {
    const stated = authenticatedLogin(given);
    const { name } = (await flows.current()).document;
    let opened;
    try {
      opened = await runs.open(token, stated, name);
    } catch (error) {
      if (error.code === "pauseExpired") await sweep();
      throw error;
    }
    const { claims, run, document } = opened;
    const flow = await flows.compile(document);
    const bounds = { code: "answerInvalid", depth: 3, bytes: 65_536, path: "/answer" };
    const plain = plainCopy(answer, bounds);
    const checked = pages.checked(flow.nodes.get(claims.node), plain);
    return once.answer(claims.jti, plain, runs.pauseMs(flow) * 2, async () => {
      // Another run has decided about this session since.
      const mark = await marks.get(run.flow, sessionOf(stated));
      if (mark && mark.run !== run.id) return unfinishedOr(mark, stated);
      if (!(await runs.take(run))) throw new SeatkeeperError("pauseExpired", "the pause is over");
      try {
        const known = { directory, admitted: true, listed: run.listed };
        // What the run is about was settled when it began: this leg only says when and from where.
        const { linkedSubjects, trigger, clientId } = run.login;
        const same = { ...stated, linkedSubjects, trigger, clientId };
        const { login: prepared, flags } = await preparedLogin(same, known);
        return await go({ flow, run, stated, login: prepared, flags, answer: checked });
      } catch (error) {
        // Nothing was decided: it waits on.
        await runs.release(run);
        throw error;
      }
    });
  }

  /** Ends the sessions of runs that waited too long. Call it now and then. */
  async function sweep() {
    for (const { run, document } of await runs.takeExpired()) {
      const stated = { ...run.login, interactive: false, authenticated: true, now: clock.now() };
      // Another run has decided about this session since.
      const known = await marks.get(run.flow, sessionOf(stated));
      if (known && (known.state === "admitted" || known.run !== run.id)) continue;
      const flow = document && (await flows.compile(document));
      const visit = await asking(stated, ({ perform }) =>
        endSession(flow, { nodes, login: stated, perform }),
      );
      const kept = visit.facts?.denial === "keptElsewhere";
      const state = kept && run.wasAdmitted ? "admitted" : "expired";
      await marks.set(run.flow, sessionOf(stated), { state, reason: "pauseExpired" });
      tell(onEvent, { type: "pauseExpired", run: run.id, at: clock.now() });
    }
  }

  /** Writes the marks and the record, tells the events, and hands out what the engine needs. */
  async function report(result, { stated, flow, run = undefined, flags = [] }) {
    const { visits = [], outcome, reason } = result;
    const sessionId = sessionOf(stated);
    const { name } = flow.document;
    const denial = visits.findLast(({ facts }) => facts?.denial)?.facts.denial;
    const openly = outcome === "allowed" && (isOpen(visits) || run?.wasOpen === true);
    if (outcome === "allowed" && !openly) {
      await marks.set(name, sessionId, { state: "admitted" });
    } else if (outcome === "allowed" && run?.seq > 0) {
      // Let in by a failure mode after a pause: finished, and decided again at the next renewal.
      await marks.clear(name, sessionId);
    } else if (outcome === "denied" && denial === "keptElsewhere") {
      await marks.set(name, sessionId, { state: "admitted" });
    } else if (outcome === "denied") {
      await marks.set(name, sessionId, { state: "denied", reason });
    }
    // Whoever comes back with what is left of an ended session renews nothing: it is decided anew.
    if (usesMarks) await Promise.all(endedBy(visits).map((gone) => marks.clear(name, gone)));
    for (const event of visits.flatMap(({ events = [] }) => events)) tell(onEvent, event);
    const id = run?.id ?? crypto.randomUUID();
    const at = clock.now();
    const record = runRecord({ id, loginId: stated.id, flow, at, visits, result, flags, openly });
    if (record.openAdmission) tell(onEvent, { type: "openAdmission", run: id, at });
    tell(onRecord, record);
    const { visits: _, waitsAt: __, would: ___, ...rest } = result;
    return { ...rest, ...(outcome === "denied" && denialOf(reason, visits)), record };
  }

  const isFromBefore = ({ current }) => current.createdAt < installedAt;

  return Object.freeze({ login, resume, sweep, flow: () => flows.current() });
}

/** The sessions of others that this leg has found or made to be gone. */
function endedBy(visits) {
  const receipts = visits.flatMap(({ facts }) => facts?.receipts ?? []);
  const gone = receipts.filter(({ status }) => status === "revoked" || status === "alreadyGone");
  return gone.map(({ sessionId }) => sessionId);
}

/** A listener that fails is its own affair: the decision stands. */
function tell(listener, value) {
  try {
    listener(value);
  } catch {
    // There is nobody to tell that telling failed.
  }
}

/** Nothing is decided, shown or tried before the person has proved who they are. */
function authenticatedLogin(given) {
  const stated = checkedLogin(given);
  if (stated.authenticated === true) return stated;
  const message = "nothing is decided before the person has proved who they are";
  throw new SeatkeeperError("notAuthenticated", message, { path: "/login/authenticated" });
}

/** What is kept for a repeated login: the first outcome, and of a paused one no more than its run. */
function bareResult({ record, pause, page: _, ...result }) {
  return { ...result, ...(pause && record && { run: record.run }), repeated: true };
}
