//! Expected failures of a directory, and what a node makes of them.

use plain_data::words;
use serde::Serialize;

words! {
    /// Why a request could not be performed.
    pub enum FaultCode {
        /// The directory refuses: a missing scope or plan. Asking again does not help.
        "forbidden" => Forbidden,
        /// The answer is not what a directory answers.
        "invalid" => Invalid,
        /// There is no such thing. For a session that should end this is success.
        "notFound" => NotFound,
        /// Too many requests.
        "rateLimited" => RateLimited,
        /// No answer in time.
        "timeout" => Timeout,
        /// The directory can't be reached or is broken.
        "unavailable" => Unavailable,
    }
}

impl FaultCode {
    /// Whether asking again may help.
    #[must_use]
    pub fn may_pass(self) -> bool {
        matches!(self, Self::RateLimited | Self::Timeout | Self::Unavailable)
    }
}

/// A failure with what the directory said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// Why.
    pub error: FaultCode,
    /// After how many milliseconds asking again may help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
}

words! {
    /// What happens to the login when something fails.
    #[derive(Default)]
    pub enum FailureMode {
        /// The restricted path is taken, or the node refuses.
        "closed" => Closed,
        /// The login goes on as if there were no restriction.
        #[default]
        "open" => Open,
    }
}
