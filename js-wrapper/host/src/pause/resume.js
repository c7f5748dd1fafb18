/** @file Goes on with a run that waits: the person has answered. */

import { preparedLogin } from "../admission/login.js";
import { statedLogin } from "../admission/stated.js";
import { SeatkeeperError } from "../errors.js";
import { plainCopy } from "../plain/copy.js";
import { anything, record, required } from "../plain/kinds.js";
import { checkedOptions } from "../plain/options.js";
import { pauseMs } from "./run.js";

const BOUNDS = {
  code: /** @type {const} */ ("answerInvalid"),
  depth: 3,
  bytes: 65_536,
  path: "/answer",
};
const OPTIONS = { token: anything, answer: anything, login: required(record) };

/**
 * @param {object} host
 * @param {import("../ports/directory/interface.js").Directory} host.directory
 * @param {ReturnType<typeof import("../flow/flows.js").createFlows>} host.flows
 * @param {ReturnType<typeof import("../admission/marks.js").marksByLogin>} host.marks
 * @param {ReturnType<typeof import("../admission/once.js").createOnce>} host.once
 * @param {ReturnType<typeof import("./runs.js").createRuns>} host.runs
 * @param {ReturnType<typeof import("./expiry.js").createExpiry>} host.expiry
 * @param {ReturnType<typeof import("./unfinished.js").createUnfinished>} host.unfinished
 * @param {any} host.pages
 * @param {any} host.go
 * @param {import("../ports/clock/interface.js").Clock} host.clock
 */
export function createResume(host) {
  const { directory, flows, marks, once, runs, expiry, unfinished, pages, go, clock } = host;

  /** The run of a token. One that is too old is ended at once, where its session can be. */
  async function opened(token, stated) {
    const { name } = (await flows.current()).document;
    try {
      return await runs.open(token, stated, name);
    } catch (error) {
      if (error.code === "pauseExpired") await expiry.end((await marks.get(name, stated))?.run);
      throw error;
    }
  }

  async function answered({ flow, run, stated, answer }) {
    // Another run has decided about this session since.
    const mark = await marks.get(run.flow, stated);
    if (mark && (mark.state !== "paused" || mark.run !== run.id))
      return unfinished.orAdmitted(mark, stated);
    if (!(await runs.take(run))) throw new SeatkeeperError("pauseExpired", "the pause is over");
    try {
      const known = { directory, admitted: true, listed: run.listed };
      // What the run is about was settled when it began: this leg only says when and from where.
      const { linkedSubjects, trigger, clientId } = run.login;
      const same = { ...stated, linkedSubjects, trigger, clientId };
      const { login, flags } = await preparedLogin(same, known);
      const { result } = await go({ flow, run, stated, known: mark, login, flags, answer });
      return result;
    } catch (error) {
      // Nothing was decided: it waits on.
      await runs.release(run);
      throw error;
    }
  }

  /**
   * @param {{ token: unknown, answer: any, login: any }} given the login as this leg verified it
   * @returns {Promise<import("../result.js").Result>}
   * @throws {SeatkeeperError} `pauseForged`, `pauseExpired`, `pauseForeign`, `pauseReused`, `resumeInProgress`,
   *   `flowGone`, `answerInvalid`: nothing was ended
   */
  return async function resume(given) {
    const { token, answer, login } = checkedOptions(given, OPTIONS, { code: "answerInvalid" });
    const stated = statedLogin(login, clock.now);
    const { claims, run, document } = await opened(token, stated);
    const flow = await flows.compile(document);
    const plain = plainCopy(answer, BOUNDS);
    const checked = pages.checked(flow.nodes.get(claims.node), plain);
    return once.answer(claims.jti, plain, pauseMs(flow) * 2, () =>
      answered({ flow, run, stated, answer: checked }),
    );
  };
}
