//! What became of the session of a denied login.

use node_contract::{ContractError, ErrorCode, Fault, FaultCode, Reply};
use serde::Serialize;

/// What became of the session of a denied login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Denial {
    /// It could not be ended: the host has to remember the denial.
    DeniedButSessionAlive,
    /// It was ended, or had ended already.
    Ended,
    /// It was there before, serves other clients, and is refused at this one only.
    KeptElsewhere,
    /// There was none, or none yet.
    NoSession,
}

impl Denial {
    /// What a reply to `endCurrentSession` means, and why where it failed.
    pub(crate) fn of_reply(
        reply: &Reply,
        place: usize,
    ) -> Result<(Self, Option<FaultCode>), ContractError> {
        match reply {
            Reply::Ended { .. } => Ok((Self::Ended, None)),
            Reply::Failed(Fault { error: FaultCode::NotFound, .. }) => Ok((Self::Ended, None)),
            Reply::Failed(fault) => Ok((Self::DeniedButSessionAlive, Some(fault.error))),
            Reply::Listed { .. } => Err(ContractError::new(
                ErrorCode::InvalidReply,
                ["/replies/", &place.to_string()].concat(),
                "expected `ended` or `failed`",
            )),
        }
    }
}
