//! The one order in which sessions came: by `(createdAt, id)`.
//!
//! Two logins at one instant must not end or block each other. Whoever asks, exactly one of any
//! two sessions is the newer, so a survivor is left with no lock and no shared store.

/// Where the current session stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position<'a> {
    /// It exists; a missing creation time comes after every dated session.
    Session {
        /// When it began, epoch milliseconds.
        created_at: Option<u64>,
        /// Its id.
        id: &'a str,
    },
    /// It exists but its creation time is not known yet: only undated sessions compare with it.
    Undetermined {
        /// Its id.
        id: &'a str,
    },
    /// It comes into being after every session created up to `at`.
    Pending {
        /// The event's own time, epoch milliseconds.
        at: u64,
    },
    /// There is none: every session was there before.
    None,
}

impl Position<'_> {
    /// Whether a session created then, with that id, came before the current one. A missing
    /// creation time sorts oldest; ids are compared as UTF-8 bytes.
    #[must_use]
    pub fn is_after(&self, created_at: Option<u64>, id: &str) -> bool {
        match (self, created_at) {
            (Self::None, _) | (Self::Pending { .. }, None) => true,
            (Self::Pending { at }, Some(created)) => created <= *at,
            (Self::Undetermined { .. }, Some(_)) => false,
            (Self::Session { created_at: None, .. }, Some(_)) => true,
            (Self::Session { created_at: Some(_), .. }, None) => true,
            (
                Self::Session { created_at: None, id: current }
                | Self::Undetermined { id: current },
                None,
            ) => id < *current,
            (Self::Session { created_at: Some(mine), id: current }, Some(created)) => {
                (created, id) < (*mine, *current)
            }
        }
    }
}
