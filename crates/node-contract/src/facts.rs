//! Facts that every node states alike.

use serde::Serialize;
use session_limit::{CoarseDevice, Flags, Row, Scope, Standing, coarse_device};

/// How the lookup of the sessions went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Lookup {
    /// There is no list, or one that can't be believed.
    Failed,
    /// Every session was listed.
    Ok,
    /// The list is a lower bound.
    Partial,
    /// Nobody asked: there was nothing to decide.
    Skipped,
}

/// One session, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionFact<'a> {
    /// Its id.
    pub id: &'a str,
    /// Whether it counted, or why not.
    pub standing: Standing,
    /// What a reader should know beside.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<session_limit::Flag>"))]
    #[serde(skip_serializing_if = "Flags::is_empty")]
    pub flags: Flags,
}

/// A session as its owner may be shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ShownSession<'a> {
    /// Its id, for the host only.
    pub id: &'a str,
    /// Its device, coarsely.
    pub device: CoarseDevice,
    /// The day (UTC, its first millisecond) that it was last seen on, else that it began on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen_day: Option<u64>,
}

/// One day, in milliseconds.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

impl<'a> SessionFact<'a> {
    /// The fact about a row of the census, for a node that is about one scope.
    #[must_use]
    pub fn of(row: &Row<'a>, scope: Scope) -> Self {
        let outside = row.standing == Standing::Counted && !row.is_in(scope);
        let standing = if outside { Standing::OtherClient } else { row.standing };
        Self { id: row.session.id.as_str(), standing, flags: row.flags }
    }
}

impl<'a> ShownSession<'a> {
    /// What may be shown of a row of the census.
    #[must_use]
    pub fn of(row: &Row<'a>) -> Self {
        let session = row.session;
        let agent = session.device.and_then(|device| device.user_agent);
        let seen = session.last_active_at.and_then(|time| time.at(0).ok()).or(row.created_at);
        Self {
            id: session.id.as_str(),
            device: coarse_device(agent),
            last_seen_day: seen.map(|millis| millis - millis % DAY_MS),
        }
    }
}
