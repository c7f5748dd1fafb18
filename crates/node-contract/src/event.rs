//! What a node reports to whoever listens. Nothing in an event is secret or singles a device out.

use serde::Serialize;
use session_limit::CoarseDevice;

/// The class of every denial. It is no failed login and feeds no lockout counter.
pub const POLICY_DENIED: &str = "policyDenied";

/// Something that this run did to a session or a login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event<'a> {
    /// The login was turned away by policy. It is not a failed login and must feed no lockout.
    LoginDenied {
        /// Always `policyDenied`.
        #[cfg_attr(feature = "schema", schemars(extend("const" = POLICY_DENIED)))]
        class: &'static str,
    },
    /// A session was ended in favour of a newer one.
    SessionDisplaced {
        /// The session that ended.
        session_id: &'a str,
        /// Whose it was.
        subject: &'a str,
        /// Why, for the program that finds itself logged out.
        reason: DisplacedReason,
    },
}

/// Why a session was displaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DisplacedReason {
    /// How.
    pub code: Displacement,
    /// When, epoch milliseconds.
    pub at: u64,
    /// The newcomer, as coarsely as a person would name it.
    pub by: CoarseDevice,
}

/// How a session was displaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Displacement {
    /// A newer login needed its place.
    DisplacedByLogin,
    /// A newer login came from the same device.
    ReplacedOnDevice,
}
