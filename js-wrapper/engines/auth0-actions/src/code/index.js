/** @file What the code of an Action looks like, and what it needs beside: for whoever writes one for somebody else. */

export { asksFactor, codeOf, factoriesOf, PACKAGE, scopesOf, secretNamesOf } from "./action.js";
export { capabilitiesOf } from "./capabilities.js";
export { FACTORS } from "./factors.js";
export { literal } from "./literal.js";
export { misfitOf } from "./misfit.js";
