//! Errors that a node gives instead of a step: data with a stable code.

use serde::Serialize;
use std::fmt;

/// What went wrong. The caller may branch on it; the words never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// The node's config is not what its schema says.
    InvalidConfig,
    /// The login, or what earlier nodes took from the person, is not what the contract says.
    InvalidLogin,
    /// A reply is not what the contract says, or answers another request.
    InvalidReply,
    /// The session's own login is paused, denied or expired: there is nothing to decide.
    LoginUnfinished,
    /// Nobody has proved yet who they are: nothing is counted or disclosed.
    NotAuthenticated,
}

/// An error with the place that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContractError {
    /// What went wrong.
    pub code: ErrorCode,
    /// A JSON pointer into the config, or into `{login, inputs, replies}`.
    pub path: String,
    /// What was expected, for a person: lower case, no final stop.
    pub message: String,
}

impl ContractError {
    /// An error about a place.
    pub fn new(code: ErrorCode, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, path: path.into(), message: message.into() }
    }

    /// What was expected, and where, in one text. The library's formatting would be a fortieth of a module.
    #[must_use]
    pub fn text(&self) -> String {
        if self.path.is_empty() {
            return self.message.clone();
        }
        ["`", &self.path, "`: ", &self.message].concat()
    }
}

impl fmt::Display for ContractError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl std::error::Error for ContractError {}
