/** @file What the code of an Action looks like, and what it needs beside: for whoever writes one for somebody else. */

export { asksFactor, codeOf, factoriesOf, PACKAGE, scopesOf, secretNamesOf } from "./action.js";
export { literal } from "./literal.js";
