/** @file What an engine that shows a page needs: the pages, their texts and headers, cookies, and proof that a form is ours. */
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
export { againText } from "./texts.js";
