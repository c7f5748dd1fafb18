//! The census: for every listed session, whether it counts against the login, or why not.

use crate::current::Current;
use crate::distinct::repeats;
use crate::flags::{Flag, Flags};
use crate::id::Id;
use crate::order::Position;
use crate::selection::Scope;
use crate::session::{Class, Kind, Session};
use crate::standing::{Standing, standing};
use crate::timestamp::{FUTURE_TOLERANCE_MS, InvalidTime, Timestamp};

/// What the sessions are looked at from: the login and what the node is about.
#[derive(Clone, Copy, Debug)]
pub struct Viewpoint<'a> {
    /// The time of the leg, epoch milliseconds.
    pub now: u64,
    /// The account's user id at the provider.
    pub subject: &'a str,
    /// Further ids of the same person.
    pub linked_subjects: &'a [Id<'a>],
    /// The session that the login created.
    pub current: &'a Current<'a>,
    /// The classes that the node is about; nothing means both.
    pub classes: Option<&'a [Class]>,
    /// The client that the login is for, where the node is about clients at all.
    pub client: Option<Option<&'a str>>,
    /// A trusted device id whose sessions fill no slot of their own.
    pub replaced_device: Option<&'a str>,
    /// Whether the listing is known to name every session.
    pub complete: bool,
}

/// One listed session, each id once.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The session as it was listed.
    pub session: &'a Session<'a>,
    /// Whether it counts for the widest rule that the node is about.
    pub standing: Standing,
    /// Its creation time, where it can be believed.
    pub created_at: Option<u64>,
    /// Whether it is out of the scope of client rules.
    pub other_client: bool,
    /// What a reader should know.
    pub flags: Flags,
}

/// A listing that can't be believed: the lookup counts as failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidListing {
    /// Where in the listing.
    pub index: usize,
    /// What is wrong there.
    pub field: &'static str,
}

/// Every listed session with its standing, in the listing's order.
#[derive(Clone, Debug)]
pub struct Census<'a> {
    /// The sessions, each id once.
    pub rows: Vec<Row<'a>>,
    /// The current session as the directory lists it.
    pub current: Option<&'a Session<'a>>,
    /// Every pre-existing session claims the login's device id: it tells devices apart no more
    /// than a constant would, and was not used.
    pub constant_device: bool,
}

impl<'a> Census<'a> {
    /// The sessions that count within a scope.
    pub fn counted(&self, scope: Scope) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(move |row| row.counts_in(scope))
    }
}

impl Row<'_> {
    /// Whether the session counts within a scope.
    #[must_use]
    pub fn counts_in(&self, scope: Scope) -> bool {
        self.standing == Standing::Counted && self.is_in(scope)
    }

    /// Whether the session belongs to a scope.
    #[must_use]
    pub fn is_in(&self, scope: Scope) -> bool {
        scope == Scope::Subject || !self.other_client
    }
}

/// Takes the census of a listing.
///
/// # Errors
/// [`InvalidListing`] where a time can't be milliseconds, or a session is another person's.
pub fn take_census<'a>(
    listing: &'a [Session<'a>],
    view: &Viewpoint<'_>,
) -> Result<Census<'a>, InvalidListing> {
    check(listing, view)?;
    let current = view.current.id().and_then(|id| listing.iter().find(|it| it.id == id));
    let position = position(current, view);
    // Each session id once: the first that is listed stands.
    let repeats = repeats(listing.iter().map(|session| session.id.as_str()));
    let once = listing.iter().zip(repeats).filter(|(_, repeat)| !repeat);
    let mut rows = Vec::with_capacity(listing.len());
    rows.extend(once.map(|(session, _)| row(session, &position, view)));
    let constant_device = view.complete && is_constant_device(&rows);
    for row in rows.iter_mut().filter(|_| constant_device) {
        if row.standing == Standing::SameDevice {
            row.standing = Standing::Counted;
        }
    }
    Ok(Census { rows, current, constant_device })
}

fn check(listing: &[Session], view: &Viewpoint) -> Result<(), InvalidListing> {
    for (index, session) in listing.iter().enumerate() {
        let times = [
            ("createdAt", session.created_at),
            ("lastActiveAt", session.last_active_at),
            ("expiresAt", session.expires_at),
            ("idleExpiresAt", session.idle_expires_at),
        ];
        for (field, time) in times {
            if time.is_some_and(|time| time.at(view.now) == Err(InvalidTime)) {
                return Err(InvalidListing { index, field });
            }
        }
        let mut linked = view.linked_subjects.iter();
        if *session.subject != *view.subject && !linked.any(|id| *id == session.subject) {
            return Err(InvalidListing { index, field: "subject" });
        }
    }
    Ok(())
}

/// Where the current session stands. The directory's word on its creation time goes before the
/// login's, also where that word is that there is none: others see the same listing.
fn position<'a>(listed: Option<&Session>, view: &Viewpoint<'a>) -> Position<'a> {
    match view.current {
        Current::None => Position::None,
        Current::Pending { at } => Position::Pending { at: at.at(view.now).unwrap_or(view.now) },
        Current::Session { id, created_at, .. } => {
            let told = listed.map_or(*created_at, |session| session.created_at);
            match believable(told, view.now) {
                None if listed.is_none() && !view.complete => Position::Undetermined { id },
                created_at => Position::Session { created_at, id },
            }
        }
    }
}

fn believable(time: Option<Timestamp>, now: u64) -> Option<u64> {
    let millis = time?.at(now).ok()?;
    (millis <= now.saturating_add(FUTURE_TOLERANCE_MS)).then_some(millis)
}

fn row<'a>(session: &'a Session, position: &Position, view: &Viewpoint) -> Row<'a> {
    let created_at = believable(session.created_at, view.now);
    let other_client = view.client.is_some_and(|client| serves_others(session, client));
    let undated =
        if session.created_at.is_some() { Flag::CreatedInFuture } else { Flag::NoCreatedAt };
    let any_client = view.client.is_some() && session.client_ids.is_none();
    let flags = Flags([
        created_at.is_none().then_some(undated),
        any_client.then_some(Flag::NoClientIds),
        (session.kind == Kind::Unknown).then_some(Flag::UnknownKind),
    ]);
    let standing = standing(session, created_at, position, view);
    Row { session, standing, created_at, other_client, flags }
}

/// The clients of a session are known, and the login's is not among them.
fn serves_others(session: &Session, client: Option<&str>) -> bool {
    let Some(clients) = session.client_ids else { return false };
    !clients.iter().any(|id| Some(id.as_str()) == client)
}

fn is_constant_device(rows: &[Row]) -> bool {
    let of = |standing| rows.iter().filter(move |row| row.standing == standing).count();
    of(Standing::Counted) == 0 && of(Standing::SameDevice) > 1
}
