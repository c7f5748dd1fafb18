//! What explains a denial.

use crate::denial::Denial;
use node_contract::FaultCode;
#[cfg(feature = "schema")]
use node_contract::POLICY_DENIED;
use serde::Serialize;

/// What explains the denial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// Always `policyDenied`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = POLICY_DENIED)))]
    pub class: &'static str,
    /// What became of the session.
    pub denial: Denial,
    /// Why it could not be ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<FaultCode>,
}
