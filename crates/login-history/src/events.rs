//! What happened, person by person and in time order.

use crate::history::History;

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// Whose session it is.
    pub(crate) person: usize,
    /// Which session.
    pub(crate) row: usize,
    /// What became of it.
    pub(crate) what: What,
    /// When, epoch milliseconds.
    pub(crate) at: u64,
}

/// What became of a session. At one instant, who leaves makes room for who comes; only what began at
/// that instant has to begin before it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// It ended.
    Ended,
    /// It began.
    Began,
    /// It ended at the instant at which it began.
    EndedAtOnce,
}

/// Everything that happened, person by person, each in time order; sessions that begin together do so in
/// the order of their ids.
pub(crate) fn events(history: &History) -> Vec<Event> {
    let mut events = Vec::with_capacity(2 * history.rows.len());
    for (place, row) in history.rows.iter().enumerate() {
        let event = |at, what| Event { person: row.person, row: place, what, at };
        events.push(event(row.created, What::Began));
        if let Some(ended) = row.ended {
            let at_once = ended == row.created;
            events.push(event(ended, if at_once { What::EndedAtOnce } else { What::Ended }));
        }
    }
    events.sort_unstable_by(|one, other| {
        let key = |event: &Event| (event.person, event.at, event.what);
        let id = |event: &Event| history.rows.get(event.row).map(|row| history.id(row));
        key(one).cmp(&key(other)).then_with(|| id(one).cmp(&id(other)))
    });
    events
}
