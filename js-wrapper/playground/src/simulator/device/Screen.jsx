/** @file What a device's screen shows: the pages that the person meets, in the words of the real ones. */

import { DENIED_TITLE, deniedText, NO_FAILURE } from "@seatkeeper/pages/texts";
import { CodePage } from "./CodePage.jsx";
import { LimitPage } from "./LimitPage.jsx";

/** @type {Record<string, [string, string]>} */
const NOTICES = {
  expired: ["Your session has ended", "Please sign in again."],
  displaced: ["You were signed out", "A newer sign-in took this one’s place."],
};
const PAGES = { "session-limit-page": LimitPage, "otp-verification": CodePage };

/** @param {{ shown: import("./device-state.js").Shown }} props */
export function Screen({ shown }) {
  const { state, sessionId, waitingFor, page, reason } = shown;
  if (state === "waiting") {
    const Page = PAGES[waitingFor];
    // What was ticked on one page means nothing on the next.
    return <Page key={`${sessionId} ${page.again}`} sessionId={sessionId} page={page} />;
  }
  if (state === "turnedAway" || state === "overdue") {
    const why = state === "overdue" ? "pauseExpired" : reason;
    return (
      <div className="screen">
        <p className="title">{DENIED_TITLE}</p>
        <p>{deniedText(why)}</p>
        <p className="soft small">{NO_FAILURE}</p>
      </div>
    );
  }
  if (!Object.hasOwn(NOTICES, state)) return undefined;
  const [title, text] = NOTICES[state];
  return (
    <div className="screen">
      <p className="title">{title}</p>
      <p>{text}</p>
    </div>
  );
}
