/** What must not compile: each of these lines is a mistake that the declarations find. */
import { afterChallenge, loginSharing } from "@seatkeeper/auth0-actions";
import { codeOf } from "@seatkeeper/auth0-actions/code";
import { createPage } from "@seatkeeper/auth0-actions/page";

// @ts-expect-error Options are required.
loginSharing();
// @ts-expect-error There is no such pattern.
loginSharing({ pattern: "polite", limit: 3 });
// @ts-expect-error A pattern needs a limit.
loginSharing({ pattern: "silent" });
// @ts-expect-error A limit is no text.
loginSharing({ pattern: "silent", limit: "3" });
// @ts-expect-error There is no such setting.
loginSharing({ pattern: "silent", limit: 3, limt: 3 });
// @ts-expect-error Warn needs a page.
loginSharing({ pattern: "warn", limit: 3 });
// @ts-expect-error A page is a form or a URL.
loginSharing({ pattern: "warn", limit: 3, page: {} });
// @ts-expect-error And not both.
loginSharing({ pattern: "warn", limit: 3, page: { form: "ap_1", url: "https://a.example" } });
// @ts-expect-error Only block has a rescue.
loginSharing({ pattern: "silent", limit: 3, rescue: "reVerify" });
// @ts-expect-error There is no such strategy.
loginSharing({ pattern: "silent", limit: 3, strategy: "some" });
// @ts-expect-error A place has a default.
loginSharing({ pattern: "silent", limit: { secret: "SEATS" } });
// @ts-expect-error A place is one.
loginSharing({ pattern: "silent", limit: { secret: "SEATS", appMetadata: "/a", default: 3 } });
// @ts-expect-error Which clients count is said.
loginSharing({ pattern: "silent", limit: { clientMetadata: "seats", default: 3 } });
// @ts-expect-error There is no such factor.
loginSharing({ pattern: "reVerify", limit: 3, factors: ["totp"] });
// @ts-expect-error A flow is signed, unless it is said that it isn't.
loginSharing({ pattern: "silent", limit: 3, flowFrom: { url: "https://flows.example" } });
// @ts-expect-error A flow has no pattern beside it.
loginSharing({ pattern: "silent", flow: { name: "a", version: 1, nodes: [], edges: [] } });
// @ts-expect-error A flow has nodes.
loginSharing({ flow: { name: "a", version: 1, edges: [] } });
// @ts-expect-error The second Action has no page to come back from.
afterChallenge({ pattern: "reVerify", limit: 3 }).onContinuePostLogin;
// @ts-expect-error A page has the tenant's name.
createPage({ key: "k" });
const page = createPage({ key: "k", issuer: "tenant.example" });
// @ts-expect-error There is no such answer.
void page.answer({ sub: "a", nonce: "n" }, { output: "yes" }, "state");
// @ts-expect-error What is shown names no ids.
void page.open("token").then(({ devices }) => devices[0]?.id);
// @ts-expect-error The factory comes first.
codeOf({ pattern: "silent", limit: 3 });
