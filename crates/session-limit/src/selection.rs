//! Which of the pre-existing sessions end.

use crate::census::{Census, Row};
use crate::sorted::sorted;
use crate::standing::Standing;
use crate::timestamp::Timestamp;
use plain_data::words;

words! {
    /// How many of the pre-existing sessions end, and who says which.
    #[derive(Default)]
    pub enum Strategy {
        /// Every one of them.
        #[default]
        "all" => All,
        /// Those that the person chose.
        "chosen" => Chosen,
        /// So many that, the current one included, the limit remains.
        "excess" => Excess,
        /// Those on the login's own trusted device.
        "sameDevice" => SameDevice,
    }
}

words! {
    /// Which sessions an excess is taken from first. Ties go by `(createdAt, id)`.
    #[derive(Default)]
    pub enum EndOrder {
        /// Those that were used longest ago; where that isn't known, their creation counts.
        "leastRecentlyUsed" => LeastRecentlyUsed,
        /// Those that began first.
        #[default]
        "oldestCreated" => OldestCreated,
        /// Those that would end first anyway; those that never end come last.
        "soonestExpiring" => SoonestExpiring,
    }
}

words! {
    /// Whose sessions a node is about.
    #[derive(Default)]
    pub enum Scope {
        /// Those at the client that the login is for.
        "client" => Client,
        /// All of the person.
        #[default]
        "subject" => Subject,
    }
}

/// What was selected.
#[derive(Clone, Debug)]
pub struct Selection<'c, 'a> {
    /// The sessions that end, first to go first.
    pub end: Vec<&'c Row<'a>>,
    /// How many of the counted sessions have to end so that the limit holds.
    pub must_end: usize,
    /// Whether enough were chosen. Only a choice can fall short.
    pub makes_room: bool,
}

/// Selects the sessions that end. `limit` is how many may remain, the current one included; it is
/// ignored by the strategies that need none. `chosen` are the ids that the person picked: those
/// that are not pre-existing sessions of this person make no room.
#[must_use]
pub fn select<'c, 'a>(
    census: &'c Census<'a>,
    strategy: Strategy,
    order: EndOrder,
    scope: Scope,
    limit: usize,
    chosen: &[crate::Id<'_>],
) -> Selection<'c, 'a> {
    let rows = census.rows.iter().enumerate();
    let counted = rows.filter(|(_, row)| row.counts_in(scope));
    let ordered = sorted(counted.map(|(place, row)| (sort_key(order, row), place)));
    let counted: Vec<&Row> =
        ordered.iter().filter_map(|(_, place)| census.rows.get(*place)).collect();
    let same_device =
        census.rows.iter().filter(|row| row.standing == Standing::SameDevice && row.is_in(scope));
    let must_end = (counted.len() + 1).saturating_sub(limit);
    let (from_counted, makes_room): (Vec<&Row>, bool) = match strategy {
        Strategy::All => (counted, true),
        Strategy::Excess => (counted.into_iter().take(must_end).collect(), true),
        Strategy::SameDevice => (Vec::new(), true),
        Strategy::Chosen => {
            let chosen = sorted(chosen.iter());
            let is_chosen = |row: &&Row| chosen.binary_search(&&row.session.id).is_ok();
            let valid: Vec<&Row> = counted.into_iter().filter(is_chosen).collect();
            let enough = valid.len() >= must_end;
            (if enough { valid } else { Vec::new() }, enough)
        }
    };
    let end = if makes_room { same_device.chain(from_counted).collect() } else { Vec::new() };
    Selection { end, must_end, makes_room }
}

/// Smallest ends first. A missing creation time is the oldest there is.
fn sort_key<'a>(order: EndOrder, row: &'a Row) -> (u64, Option<u64>, &'a str) {
    let session = row.session;
    let millis = |time: Option<Timestamp>| time.and_then(|time| time.at(0).ok());
    let first = match order {
        EndOrder::OldestCreated => row.created_at.map_or(0, |created| created + 1),
        EndOrder::LeastRecentlyUsed => {
            millis(session.last_active_at).or(row.created_at).map_or(0, |used| used + 1)
        }
        EndOrder::SoonestExpiring => {
            let ends = [millis(session.expires_at), millis(session.idle_expires_at)];
            ends.into_iter().flatten().min().unwrap_or(u64::MAX)
        }
    };
    (first, row.created_at, session.id.as_str())
}
