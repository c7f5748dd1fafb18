/** @file What engines, directories and simulations share: the words, stating a login, checking options, bounded copies, clocks. */

export * from "@seatkeeper/nodes/words";
export { stateLogin } from "./admission/state.js";
export { SeatkeeperError } from "./errors.js";
export { canonical, hashOf } from "./flow/canonical.js";
export { usesClients } from "./flow/capabilities.js";
export { aboutPattern, patternNamed, PATTERN_SPELLINGS } from "./flow/ready-made.js";
export { FLOW_SETTINGS } from "./flow/settings.js";
export { createNodeTypes } from "./nodes/index.js";
export { denialOf } from "./run/endings.js";
export { plainCopy } from "./plain/copy.js";
export { expectation } from "./plain/expectation.js";
export * as kinds from "./plain/kinds.js";
export { checkedOptions } from "./plain/options.js";
export { under } from "./plain/pointer.js";
export { createTurns } from "./plain/turns.js";
export { movedClock, systemClock } from "./ports/clock/system.js";
