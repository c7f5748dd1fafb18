//! The receipt: what became of each session.

use node_contract::{
    ContractError, DisplacedReason, Displacement, ErrorCode, Event, FaultCode, Login, Reply,
};
use serde::Serialize;
use session_limit::{Row, Selection, Standing, Timestamp, coarse_device};

/// One row of the receipt.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Receipt<'a> {
    /// The session.
    pub session_id: &'a str,
    /// Whose it is.
    pub subject: &'a str,
    /// What became of it.
    pub status: Status,
    /// Why it could not be ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<FaultCode>,
    /// Whether its refresh tokens went too, where the directory says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_tokens: Option<bool>,
    /// Until when an access token of it may still be good, epoch milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residual_access_until: Option<Timestamp>,
}

/// What became of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// It had ended already: success.
    AlreadyGone,
    /// It could not be ended.
    Failed,
    /// It was ended.
    Revoked,
    /// It is newer than the current one and was left alone.
    SkippedNewer,
}

impl<'a> Receipt<'a> {
    /// The row for a session that should end, from the reply to that request.
    pub(crate) fn of_reply(
        row: &Row<'a>,
        reply: &Reply,
        place: usize,
    ) -> Result<Self, ContractError> {
        let blank = Self::blank(row, Status::Failed);
        match reply {
            Reply::Ended { refresh_tokens, residual_access_until } => Ok(Self {
                status: Status::Revoked,
                refresh_tokens: *refresh_tokens,
                residual_access_until: *residual_access_until,
                ..blank
            }),
            Reply::Failed(fault) if fault.error == FaultCode::NotFound => {
                Ok(Self { status: Status::AlreadyGone, ..blank })
            }
            Reply::Failed(fault) => Ok(Self { cause: Some(fault.error), ..blank }),
            Reply::Listed { .. } => Err(ContractError::new(
                ErrorCode::InvalidReply,
                ["/replies/", &place.to_string()].concat(),
                "expected `ended` or `failed`",
            )),
        }
    }

    /// The row for a session that is left alone.
    pub(crate) fn of_newer(row: &Row<'a>) -> Self {
        Self::blank(row, Status::SkippedNewer)
    }

    fn blank(row: &Row<'a>, status: Status) -> Self {
        Self {
            session_id: row.session.id.as_str(),
            subject: row.session.subject.as_str(),
            status,
            cause: None,
            refresh_tokens: None,
            residual_access_until: None,
        }
    }
}

type Written<'a> = (Vec<Receipt<'a>>, Vec<Event<'a>>);

/// The receipt for the sessions that should end, one reply for each, and what those that did may learn.
pub(crate) fn write_receipts<'a>(
    selection: &Selection<'_, 'a>,
    replies: &[Reply],
    login: &Login,
) -> Result<Written<'a>, ContractError> {
    if replies.len() > selection.end.len() {
        let path = ["/replies/", &(selection.end.len() + 1).to_string()].concat();
        let expected = "expected no further reply";
        return Err(ContractError::new(ErrorCode::InvalidReply, path, expected));
    }
    let mut receipts = Vec::with_capacity(replies.len());
    let mut events = Vec::with_capacity(replies.len());
    for (place, (row, reply)) in selection.end.iter().zip(replies).enumerate() {
        let receipt = Receipt::of_reply(row, reply, place + 1)?;
        if receipt.status == Status::Revoked {
            events.push(displaced(row, login));
        }
        receipts.push(receipt);
    }
    Ok((receipts, events))
}

/// What the session that was ended may learn of it.
fn displaced<'a>(row: &Row<'a>, login: &Login) -> Event<'a> {
    let agent = login.device.and_then(|device| device.user_agent);
    let on_same_device = row.standing == Standing::SameDevice;
    Event::SessionDisplaced {
        session_id: row.session.id.as_str(),
        subject: row.session.subject.as_str(),
        reason: DisplacedReason {
            code: if on_same_device {
                Displacement::ReplacedOnDevice
            } else {
                Displacement::DisplacedByLogin
            },
            at: login.now.0,
            by: coarse_device(agent),
        },
    }
}
