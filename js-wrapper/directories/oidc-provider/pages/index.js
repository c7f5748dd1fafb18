/** @file The pages' building blocks, for a sign-in page that looks like them and is as well fenced. */
export { createFormProof } from "../form-proof.js";
export { FormRefused, readForm } from "../form-body.js";
export { secureFor } from "../cookies.js";
export { html } from "./html.js";
export { documentOf, formActionFor, headersFor } from "./layout.js";
export { signInPage } from "./sign-in.js";
