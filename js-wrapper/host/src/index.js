/** @file What whoever decides logins needs: the host, flows and their checks, a directory and a store to begin with. */

export { ERROR_ADVICE } from "./advice.js";
export { DENIAL_REASONS } from "./denials.js";
export { ERROR_CODES, DirectoryError, SeatkeeperError } from "./errors.js";
export { compileFlow } from "./flow/compile.js";
export { lintFlow } from "./flow/lint.js";
export { patternFlow } from "./flow/patterns.js";
export { PATTERNS } from "./flow/ready-made.js";
export { createKeyring } from "./keys.js";
export { memoryDirectory } from "./memory/directory.js";
export { memoryStore } from "./memory/store.js";
export { RECORD_FLAGS } from "./run/record.js";
export { HOST_EVENT_TYPES } from "./events.js";
export { createOtp } from "./otp/index.js";
export { createSeatkeeper } from "./seatkeeper.js";

/**
 * @typedef {import("./ports/clock/interface.js").Clock} Clock
 * @typedef {import("./flow/compile.js").CompiledFlow} CompiledFlow
 * @typedef {import("./flow/compile.js").CompiledNode} CompiledNode
 * @typedef {import("./ports/directory/interface.js").Directory} Directory
 * @typedef {import("./ports/directory/interface.js").Session} Session
 * @typedef {import("./flow/patterns.js").Pattern} Pattern
 * @typedef {import("./flow/pattern-options.js").PatternOptions} PatternOptions
 * @typedef {import("./flow/document.js").FlowDocument} FlowDocument
 * @typedef {import("./flow/document.js").FlowNode} FlowNode
 * @typedef {import("./flow/document.js").FlowEdge} FlowEdge
 * @typedef {import("@seatkeeper/nodes").LimitValue} Limit
 * @typedef {import("./otp/index.js").Otp} Otp
 * @typedef {import("./otp/index.js").Enrolled} Enrolled
 * @typedef {import("./otp/index.js").Factor} Factor
 * @typedef {import("./otp/index.js").Verdict} Verdict
 * @typedef {import("./otp/settings.js").Enrolment} Enrolment
 * @typedef {import("./result.js").ShownDevice} ShownDevice
 * @typedef {import("./result.js").Token} Token
 * @typedef {import("./result.js").WaitsForLimitPage} WaitsForLimitPage
 * @typedef {import("./result.js").WaitsForOtp} WaitsForOtp
 * @typedef {import("./run/record.js").RecordedVisit} RecordedVisit
 * @typedef {import("./memory/directory.js").MemoryDirectory} MemoryDirectory
 * @typedef {import("./keys.js").MasterKey} MasterKey
 * @typedef {import("./ports/directory/interface.js").Ended} Ended
 * @typedef {import("./ports/directory/interface.js").InTurn} InTurn
 * @typedef {import("./ports/directory/interface.js").Snapshot} Snapshot
 * @typedef {import("./ports/directory/interface.js").Change} Change
 * @typedef {import("./ports/marks/interface.js").Whose} Whose
 * @typedef {import("./keys.js").Keyring} Keyring
 * @typedef {import("./nodes/node-type.js").GivenNode} GivenNode
 * @typedef {import("./nodes/node-type.js").NodeModule} NodeModule
 * @typedef {import("./nodes/node-type.js").NodeType} NodeType
 * @typedef {import("./errors.js").ErrorCode} ErrorCode
 * @typedef {import("./memory/store.js").MemoryStore} MemoryStore
 * @typedef {import("./ports/marks/interface.js").Mark} Mark
 * @typedef {import("./ports/marks/interface.js").Marks} Marks
 * @typedef {import("./options.js").Options} SeatkeeperOptions
 * @typedef {import("./options.js").Challenges} Challenges
 * @typedef {import("./ports/directory/interface.js").Capabilities} Capabilities
 * @typedef {import("./run/record.js").RunRecord} RunRecord
 * @typedef {import("./events.js").HostEvent} HostEvent
 * @typedef {import("./admission/stated.js").StatableLogin} Login
 * @typedef {import("./result.js").Allowed} Allowed
 * @typedef {import("./result.js").Denied} Denied
 * @typedef {import("./result.js").Waiting} Waiting
 * @typedef {import("./result.js").Pause} Pause
 * @typedef {import("./result.js").SessionLimitPage} SessionLimitPage
 * @typedef {import("./result.js").SessionLimitAnswer} SessionLimitAnswer
 * @typedef {import("./result.js").OtpPage} OtpPage
 * @typedef {import("./result.js").OtpAnswer} OtpAnswer
 */

/**
 * @template [Value=unknown]
 * @typedef {import("./ports/store/interface.js").Store<Value>} Store
 */

/**
 * @template [Value=unknown]
 * @typedef {import("./ports/store/interface.js").Keeping<Value>} Keeping
 */

/**
 * @template [Own=never]
 * @typedef {import("./result.js").Result<Own>} Result
 */

/**
 * @template [Own=never]
 * @typedef {import("./result.js").Keeper<Own>} Keeper
 */
