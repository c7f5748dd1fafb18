/** @file What the host offers. */

export { boundedText } from "./bounded-text.js";
export { plainCopy } from "./bounds.js";
export { movedClock, systemClock } from "./ports/clock/system.js";
export { memoryDirectory } from "./memory/directory.js";
export { DirectoryError, ERROR_CODES, SeatkeeperError } from "./errors.js";
export { expectation } from "./expectation.js";
export { canonical, hashOf } from "./flow/canonical.js";
export { usesClients } from "./flow/capabilities.js";
export { compileFlow } from "./flow/compile.js";
export { lintFlow } from "./flow/lint.js";
export { createKeyring } from "./keys.js";
export { hostNodes } from "./nodes/manifests.js";
export { createOtp } from "./otp/index.js";
export { patternFlow, PATTERNS } from "./flow/patterns.js";
export { under } from "./pointer.js";
export { createSeatkeeper } from "./seatkeeper.js";
export { memoryStore } from "./memory/store.js";

/**
 * @typedef {import("./ports/clock/system.js").Clock} Clock
 * @typedef {import("./flow/compile.js").CompiledFlow} CompiledFlow
 * @typedef {import("./ports/directory/interface.js").Directory} Directory
 * @typedef {import("./ports/directory/interface.js").Session} Session
 * @typedef {import("./flow/patterns.js").Pattern} Pattern
 * @typedef {import("./seatkeeper.js").Result} Result
 */
