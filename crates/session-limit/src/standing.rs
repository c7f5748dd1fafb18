//! The standing of one session: whether it counts against the login, or why not.

use crate::census::Viewpoint;
use crate::current::Current;
use crate::id::Id;
use crate::order::Position;
use crate::session::{Class, Kind, Session};
use crate::timestamp::Timestamp;
use serde::Serialize;

/// Whether a session counts, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Pre-existing: it fills a slot, and Force Logout may end it.
    Counted,
    /// The session of this login.
    Current,
    /// Its time is over.
    Expired,
    /// Not, or not yet, a session of its own.
    Interim,
    /// It came after the current session.
    Newer,
    /// The node is about sessions of another class.
    OtherClass,
    /// The node is about sessions at another client.
    OtherClient,
    /// The current session took it over.
    Replaced,
    /// It is on the login's own trusted device, which needs one slot only.
    SameDevice,
}

/// The first reason that applies, in the order that the rules give them.
pub(crate) fn standing(
    session: &Session,
    created_at: Option<u64>,
    position: &Position,
    view: &Viewpoint,
) -> Standing {
    if let Current::Session { id, replaces, .. } = view.current {
        if session.id == *id {
            return Standing::Current;
        }
        if *replaces == Some(session.id) {
            return Standing::Replaced;
        }
    }
    if is_over(session.expires_at, view.now) || is_over(session.idle_expires_at, view.now) {
        return Standing::Expired;
    }
    if session.kind == Kind::Interim {
        return Standing::Interim;
    }
    if !position.is_after(created_at, &session.id) {
        return Standing::Newer;
    }
    let class = session.class.unwrap_or(Class::Interactive);
    if view.classes.is_some_and(|classes| !classes.contains(&class)) {
        return Standing::OtherClass;
    }
    let device = session.device.and_then(|device| device.id).map(Id::as_str);
    if device.is_some() && device == view.replaced_device {
        return Standing::SameDevice;
    }
    Standing::Counted
}

/// A time at or before `now` is over; a missing one never is.
fn is_over(time: Option<Timestamp>, now: u64) -> bool {
    time.is_some_and(|time| time.at(now).is_ok_and(|millis| millis <= now))
}
