//! The naive ledger: sessions and logins in the plainest words, to hold the nodes against.
//!
//! It follows the specification line by line and shares no code with the domain.

/// One line of the ledger: a session that somebody keeps a record of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// When it began, where that is known.
    pub created_at: Option<u64>,
    /// When it was last seen, where that is known.
    pub last_active_at: Option<u64>,
    /// When it ends, and when it ends of idleness.
    pub ends: [Option<u64>; 2],
    /// Whether it is on the way to a session, or beside one.
    pub interim: bool,
    /// Whether a program uses it.
    pub service: bool,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A session: its id, when it began if it knows, and the id whose place it took.
    Session(String, Option<u64>, Option<String>),
    /// One that will be made, at that time.
    Pending(u64),
    /// Nobody.
    None,
}

/// The sessions that were there before, in the ledger's order.
#[must_use]
pub fn pre_existing<'a>(
    entries: &'a [Entry],
    asker: &Asker,
    now: u64,
    people_only: bool,
) -> Vec<&'a Entry> {
    let mut found: Vec<&Entry> = Vec::new();
    for entry in entries {
        let over = entry.ends.iter().any(|end| end.is_some_and(|end| end <= now));
        let listed_already = found.iter().any(|other| other.id == entry.id);
        let wrong_class = people_only && entry.service;
        if over || entry.interim || wrong_class || listed_already {
            continue;
        }
        if came_before(entry, asker, entries, now) {
            found.push(entry);
        }
    }
    found
}

/// Whether a session came before the one that asks, by `(createdAt, id)`.
fn came_before(entry: &Entry, asker: &Asker, entries: &[Entry], now: u64) -> bool {
    let began = believed(entry.created_at, now);
    match asker {
        Asker::None => true,
        Asker::Pending(at) => began.is_none_or(|began| began <= *at),
        Asker::Session(id, created_at, replaces) => {
            if entry.id == *id || Some(&entry.id) == replaces.as_ref() {
                return false;
            }
            let listed = entries.iter().find(|other| other.id == *id);
            let mine = believed(listed.map_or(*created_at, |listed| listed.created_at), now);
            match (began, mine) {
                (Some(began), Some(mine)) if began != mine => began < mine,
                (Some(_), None) | (None, Some(_)) => true,
                (Some(_), Some(_)) | (None, None) => entry.id.as_bytes() < id.as_bytes(),
            }
        }
    }
}

/// A beginning more than five minutes ahead is as good as none.
fn believed(created_at: Option<u64>, now: u64) -> Option<u64> {
    created_at.filter(|created| *created <= now + 300_000)
}

/// The ids that an excess takes, first to go first, so that `limit` remain with the one that asks.
#[must_use]
pub fn excess(before: &[&Entry], limit: usize, order: &str, now: u64) -> Vec<String> {
    let mut queue = before.to_vec();
    queue.sort_by_key(|entry| {
        let began = believed(entry.created_at, now);
        let first = match order {
            "leastRecentlyUsed" => entry.last_active_at.or(began).map_or(-1, i128::from),
            "soonestExpiring" => {
                entry.ends.iter().flatten().min().map_or(i128::MAX, |end| i128::from(*end))
            }
            _ => began.map_or(-1, i128::from),
        };
        (first, began.map_or(-1, i128::from), entry.id.clone())
    });
    let over = (queue.len() + 1).saturating_sub(limit);
    queue.iter().take(over).map(|entry| entry.id.clone()).collect()
}
