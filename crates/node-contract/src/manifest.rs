//! What a node says of itself, for editors, checks and hosts.

use serde::Serialize;

/// What a node says of itself.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The node type, as flows name it.
    pub name: &'static str,
    /// The version of the module.
    pub version: &'static str,
    /// The name that people read.
    pub title: &'static str,
    /// One sentence on what it is for.
    pub description: &'static str,
    /// The named ways out; none for a node that ends the flow.
    pub outputs: &'static [&'static str],
    /// The requests that it may make.
    pub requests: &'static [&'static str],
    /// What a host does when the module itself fails: an error or a trap.
    pub on_fault: FaultOutput,
    /// The JSON Schema of its config, as JSON text.
    pub config: &'static str,
}

/// The way out that is taken when the module itself fails.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FaultOutput {
    /// The setting that chooses between the two; none where there is no choice.
    pub setting: Option<&'static str>,
    /// Where the setting is `open` or missing; none means that the login is denied.
    pub open: Option<&'static str>,
    /// Where the setting is `closed`; none means that the login is denied.
    pub closed: Option<&'static str>,
    /// The reason that goes with the way out `refused`.
    pub reason: &'static str,
}
