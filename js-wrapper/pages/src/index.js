/** @file What an engine that shows a page needs: pages, headers, cookies, proof that a form is ours, its reading, and what each refusal means. */
export { answerFrom } from "./answer.js";
export { secureFor } from "./cookies.js";
export { createDeviceCookie } from "./device-cookie.js";
export { FormRefused, readForm } from "./form-body.js";
export { createFormProof } from "./form-proof.js";
export { html } from "./html.js";
export { documentOf, formActionFor, headersFor } from "./layout.js";
export { deniedPage } from "./pages/denied.js";
export { noticePage } from "./pages/notice.js";
export { signInPage } from "./pages/sign-in.js";
export { hasPage, pausedPage } from "./paused-page.js";
export { refusalOf } from "./refusal.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("./device-cookie.js").Device} Device
 * @typedef {import("./device-cookie.js").DeviceCookie} DeviceCookie
 * @typedef {import("./form-proof.js").FormProof} FormProof
 * @typedef {import("./html.js").Markup} Markup
 * @typedef {import("./pages/notice.js").NoticeKind} NoticeKind
 * @typedef {import("./layout.js").Page} Page
 * @typedef {import("./refusal.js").Refusal} Refusal
 */
