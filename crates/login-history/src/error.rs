//! What can be wrong with a history.

use node_contract::ContractError;
use std::fmt;

/// Why a history can't be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryError {
    /// The columns don't fit each other: whoever packed them made a mistake.
    Columns(&'static str),
    /// The setup is not what a flow's nodes take; the text says where and what was expected.
    Setup(String),
    /// A node refused a login.
    Refused(ContractError),
    /// Times of one person are so far apart that some of them must be seconds: the session's id.
    ImpossibleTime(String),
    /// More sessions of one person at once than a node takes: the session's id at which it happened.
    TooManyAtOnce(String),
}

impl fmt::Display for HistoryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Columns(wrong) => formatter.write_str(wrong),
            Self::Setup(wrong) => formatter.write_str(wrong),
            Self::Refused(error) => error.fmt(formatter),
            Self::ImpossibleTime(id) => write!(
                formatter,
                "session `{id}`: a time of this person can't be epoch milliseconds"
            ),
            Self::TooManyAtOnce(id) => {
                write!(formatter, "session `{id}`: this person has over 10,000 sessions at once")
            }
        }
    }
}

impl std::error::Error for HistoryError {}
