/** @file The suites that define what a host is given: a directory, a store, marks, a clock, a node. Call them with yours. */

export { clockConformance } from "./ports/clock/conformance.js";
export { directoryConformance } from "./ports/directory/conformance.js";
export { marksConformance } from "./ports/marks/conformance.js";
export { storeConformance } from "./ports/store/conformance.js";
export { nodeConformance } from "./nodes/conformance/index.js";

/**
 * @typedef {import("./ports/clock/conformance.js").ClockSuite} ClockSuite
 * @typedef {import("./ports/clock/conformance.js").ClockUnderTest} ClockUnderTest
 * @typedef {import("./ports/directory/conformance.js").DirectorySuite} DirectorySuite
 * @typedef {import("./ports/directory/conformance.js").DirectoryUnderTest} DirectoryUnderTest
 * @typedef {import("./ports/marks/conformance.js").MarksSuite} MarksSuite
 * @typedef {import("./ports/marks/conformance.js").MarksUnderTest} MarksUnderTest
 * @typedef {import("./nodes/conformance/index.js").NodeSuite} NodeSuite
 * @typedef {import("./ports/store/conformance.js").StoreSuite} StoreSuite
 * @typedef {import("./ports/store/conformance.js").StoreUnderTest} StoreUnderTest
 * @typedef {import("./ports/suite.js").Test} Test
 */
