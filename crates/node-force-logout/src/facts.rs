//! What explains what Force Logout did, or why it refused.

use crate::receipt::Receipt;
use node_contract::{FaultCode, Lookup, SessionFact, ShownSession};
use serde::Serialize;

/// What explains what was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Facts<'a> {
    /// How the lookup went.
    pub lookup: Lookup,
    /// Why it failed or was partial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<FaultCode>,
    /// Why the node refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Refusal>,
    /// Whether a failure mode let the login go on.
    pub by_failure_mode: bool,
    /// How many of the counted sessions had to end so that the limit holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub must_end: Option<usize>,
    /// What became of each session.
    pub receipts: Vec<Receipt<'a>>,
    /// The sessions that could not be ended, for another try.
    pub retry: Vec<&'a str>,
    /// The sessions that may be ended, as their owner may be shown them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<Vec<ShownSession<'a>>>,
    /// Every listed session, explained; left out, like `shown`, where the config says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<SessionFact<'a>>>,
}

impl Facts<'_> {
    /// Facts about a lookup, before anything is ended.
    pub(crate) fn about(lookup: Lookup) -> Self {
        Self {
            lookup,
            why: None,
            reason: None,
            by_failure_mode: false,
            must_end: None,
            receipts: Vec::new(),
            retry: Vec::new(),
            shown: None,
            sessions: None,
        }
    }
}

/// Why Force Logout refuses. Nothing was ended, but for `revokeFailed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Refusal {
    /// The sessions could not be listed, and the config says `closed`.
    LookupFailed,
    /// There is no session to keep.
    NoCurrentSession,
    /// Too few of the chosen sessions are pre-existing ones.
    NoRoomMade,
    /// A session could not be ended, and the config says `closed`.
    RevokeFailed,
    /// The current session was ended by a newer login meanwhile.
    Superseded,
}
