/** @file The suites that define a directory and a store: call them with yours. */

export { directoryConformance } from "./ports/directory/conformance.js";
export { storeConformance } from "./ports/store/conformance.js";
