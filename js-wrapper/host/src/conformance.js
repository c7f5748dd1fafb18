/** @file The suites that define a directory and a store: call them with yours. */

export { directoryConformance } from "./directory/conformance.js";
export { storeConformance } from "./store/conformance.js";
