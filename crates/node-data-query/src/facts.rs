//! What explains a decision of Data Query.

use crate::evaluate::Comparison;
use node_contract::{FaultCode, Login, Lookup, SessionFact, Trigger};
use serde::Serialize;

/// What explains a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Facts<'a> {
    /// How the lookup went.
    pub lookup: Lookup,
    /// Why it failed, was partial or was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// What happened, as it was taken.
    pub trigger: Trigger,
    /// The pre-existing sessions; a lower bound where the lookup was partial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_session_count: Option<usize>,
    /// Whether a failure mode decided, and not the rule.
    pub by_failure_mode: bool,
    /// Every comparison that was made.
    pub comparisons: Vec<Comparison>,
    /// Whether the login's device id was found to tell nothing apart, and not used.
    pub constant_device: bool,
    /// Every listed session, explained; left out where the config says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<SessionFact<'a>>>,
}

impl Facts<'_> {
    /// Facts about a lookup, before anything is counted.
    pub(crate) fn about(lookup: Lookup, login: &Login) -> Self {
        Self {
            lookup,
            why: None,
            trigger: login.effective_trigger(),
            active_session_count: None,
            by_failure_mode: false,
            comparisons: Vec::new(),
            constant_device: false,
            sessions: None,
        }
    }
}

/// Why there was no whole list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Why {
    /// The directory failed.
    Fault(FaultCode),
    /// Nobody had to ask.
    Skipped(Skipped),
}

/// Why nobody had to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Skipped {
    /// A renewal of a session that nobody named.
    RenewalWithoutSession,
    /// What happened is not among the triggers.
    TriggerNotRestricted,
}
