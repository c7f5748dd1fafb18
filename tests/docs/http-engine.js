/** @file An engine over a plain HTTP server, written from js-wrapper/host/README.md alone: it decides about the session of a request. */
import { stateLogin } from "@seatkeeper/host/kit";
import * as pages from "@seatkeeper/pages";

export function createEngine({ keeper, keyring, origin }) {
  const secure = pages.secureFor(origin);
  const proof = pages.createFormProof({ origin, secure });
  const devices = pages.createDeviceCookie({ keyring, secure });

  async function answered(request, session, login) {
    const { nonce, token, answer } = pages.answerFrom(await pages.readForm(request));
    if (!proof.holds(request, session.id, nonce)) throw new pages.FormRefused(403);
    const decision = await keeper.resume({ token, answer, login });
    return decision.outcome === "paused" && !decision.pause ? keeper.login(login) : decision;
  }

  async function decided(request, session) {
    const { id, subject, createdAt } = session;
    const device = await devices.describe(request, subject, { ip: request.socket.remoteAddress });
    const facts = { subject, session: { id, createdAt }, isNew: true, device };
    const login = stateLogin({ ...facts, interactive: true, now: Date.now() });
    const isAnswer = request.method === "POST" && request.url === "/answer";
    try {
      return await (isAnswer ? answered(request, session, login) : keeper.login(login));
    } catch (error) {
      const { act, reason, problem } = pages.refusalOf(error) ?? {};
      if (act === "deny") return { outcome: "denied", reason };
      if (act === "ask") return { ...(await keeper.login(login)), problem };
      throw error;
    }
  }

  /** Whether the session is in; if it isn't, the request has its answer. */
  return async function letsIn(request, response, session) {
    const send = (status, page) =>
      void response.writeHead(status, pages.headersFor()).end(pages.documentOf(page));
    try {
      const decision = await decided(request, session);
      const { outcome, reason, problem } = decision;
      if (outcome === "denied") send(403, pages.deniedPage({ reason, returnPath: "/" }));
      if (outcome === "allowed") await devices.write(response, session.subject);
      if (outcome === "paused") {
        const nonce = proof.issue(request, response, session.id);
        send(200, pages.pausedPage(decision, { action: "/answer", nonce, problem }));
      }
      return outcome === "allowed";
    } catch (error) {
      const { status = 500, notice = "gone" } = pages.refusalOf(error) ?? {};
      send(status, pages.noticePage(notice, "/"));
      return false;
    }
  };
}
