//! The settings of Force Logout.

use node_contract::{FailureMode, LimitValue};
use plain_data::record;
use session_limit::{Class, EndOrder, SameDevice, Scope, Strategy};

record! {
    /// The settings of Force Logout. All of them have defaults.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Config {
        /// How many of the pre-existing sessions end.
        "strategy" => pub strategy: Strategy = Strategy::All,
        /// How many sessions may remain, the current one included. `excess` and `chosen` need it.
        "limit" => pub limit: Option<LimitValue>,
        /// Which of them go first, where not all go.
        "order" => pub order: EndOrder = EndOrder::OldestCreated,
        /// Whether only sessions at the login's client are ended.
        "scope" => pub scope: Scope = Scope::Subject,
        /// The classes of sessions that are ended; left out: both.
        "classes" => pub classes: Option<Vec<Class>>,
        /// Whether sessions on the login's own trusted device are ended beside, and fill no slot.
        "sameDevice" => pub same_device: SameDevice = SameDevice::Count,
        /// Without a list: `open` ends nothing and goes on, `closed` refuses.
        "onLookupFailure" => pub on_lookup_failure: FailureMode = FailureMode::Open,
        /// With a list that is not whole: `open` ends what is known, `closed` refuses.
        "onPartialLookup" => pub on_partial_lookup: FailureMode = FailureMode::Open,
        /// Where a session could not be ended: `open` goes on, `closed` refuses.
        "onRevokeFailure" => pub on_revoke_failure: FailureMode = FailureMode::Open,
        /// Whether the facts list every session. The decision never changes.
        "explain" => pub explain: bool = true,
    }
}
