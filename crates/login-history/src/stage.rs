//! One person at a time: what is alive in every world, and what becomes of their next login.

use crate::directory::Directory;
use crate::error::HistoryError;
use crate::events::{Event, What};
use crate::rooms::{Room, Rooms};
use crate::tally::Tally;
use crate::worlds::{Fate, Worlds};
use node_contract::{Input, Login, Reply, Trigger};
use plain_data::Named;
use session_limit::{Current, Id, Millis, Session};
use std::mem::take;

/// The most sessions that a node takes in one list.
const MAX_SESSIONS: usize = 10_000;

/// The person whose turn it is, and what has come of everybody so far.
#[derive(Debug)]
pub(crate) struct Stage {
    person: Option<usize>,
    rooms: Rooms,
    pub(crate) logins: Tally,
    pub(crate) tallies: Vec<Tally>,
}

impl Stage {
    pub(crate) fn new(worlds: usize) -> Self {
        let tallies = vec![Tally::default(); worlds];
        Self { person: None, rooms: Rooms::default(), logins: Tally::default(), tallies }
    }

    /// Plays one event in every world.
    pub(crate) fn play(
        &mut self,
        event: &Event,
        worlds: &Worlds,
        directory: &Directory,
    ) -> Result<(), HistoryError> {
        let Event { person, row, what, .. } = *event;
        if self.person != Some(person) {
            self.person = Some(person);
            self.rooms = Rooms::empty(worlds.len());
        }
        match (what, directory.trigger(row)) {
            (What::Ended | What::EndedAtOnce, _) => self.rooms.end(row),
            (What::Began, Some(trigger)) => {
                self.logins.touch(person, 0);
                self.rooms = self.login(event, trigger, worlds, directory)?;
            }
            // Nobody has logged in with it yet: it is listed, and that is all.
            (What::Began, None) => {
                for Room { mut alive, worlds } in take(&mut self.rooms) {
                    alive.push(row);
                    self.rooms.add(alive, worlds);
                }
            }
        }
        Ok(())
    }

    fn login(
        &mut self,
        event: &Event,
        trigger: Trigger,
        worlds: &Worlds,
        directory: &Directory,
    ) -> Result<Rooms, HistoryError> {
        let Event { person, row, at, .. } = *event;
        let session = directory.session(row).ok_or(HistoryError::Columns("a row is gone"))?;
        let mut input = Input {
            login: login(session, trigger, directory.client(row), at),
            inputs: Named::default(),
            replies: Vec::new(),
        };
        let mut after = Rooms::default();
        for Room { mut alive, worlds: inside } in take(&mut self.rooms) {
            alive.push(row);
            if alive.len() > MAX_SESSIONS {
                return Err(HistoryError::TooManyAtOnce(session.id.as_str().to_owned()));
            }
            input.replies = vec![Reply::Listed { sessions: directory.list(&alive), partial: None }];
            let answers = worlds.ask(&inside, &input)?;
            for (fate, members) in by_fate(inside, |world| worlds.fate(world, &answers)) {
                let ended = match fate {
                    Fate::Passes => Some(Vec::new()),
                    Fate::Restricted(ending) => worlds.end(ending, &input)?,
                    Fate::TurnedAway => None,
                };
                for world in members.iter().filter(|_| fate != Fate::Passes) {
                    if let Some(tally) = self.tallies.get_mut(*world) {
                        tally.touch(person, ended.as_ref().map_or(0, Vec::len));
                    }
                }
                after.add(remaining(&alive, row, ended, directory), members);
            }
        }
        Ok(after)
    }
}

/// A login is decided at the instant at which its session was created.
fn login<'a>(
    session: &Session<'a>,
    trigger: Trigger,
    client_id: Option<Id<'a>>,
    now: u64,
) -> Login<'a> {
    let current = Current::Session {
        id: session.id,
        created_at: session.created_at,
        replaces: None,
        unfinished: None,
        listed: false,
    };
    Login {
        id: session.id,
        subject: session.subject,
        linked_subjects: Vec::new(),
        current,
        trigger: Some(trigger),
        client_id,
        device: None,
        interactive: true,
        authenticated: true,
        attributes: Named::default(),
        now: Millis(now),
    }
}

/// The worlds of a room by what becomes of the login there.
fn by_fate(worlds: Vec<usize>, fate: impl Fn(usize) -> Fate) -> Vec<(Fate, Vec<usize>)> {
    let count = worlds.len();
    let mut parts: Vec<(Fate, Vec<usize>)> = Vec::new();
    for world in worlds {
        let fate = fate(world);
        match parts.iter_mut().find(|(known, _)| *known == fate) {
            Some((_, members)) => members.push(world),
            None => {
                let mut members = Vec::with_capacity(count);
                members.push(world);
                parts.push((fate, members));
            }
        }
    }
    parts
}

/// What is alive after a login that ended these, or was turned away itself.
fn remaining(
    alive: &[usize],
    current: usize,
    ended: Option<Vec<&str>>,
    directory: &Directory,
) -> Vec<usize> {
    let mut remaining = alive.to_vec();
    let Some(mut ended) = ended else {
        remaining.retain(|row| *row != current);
        return remaining;
    };
    ended.sort_unstable();
    let id = |row: usize| directory.session(row).map(|session| session.id.as_str());
    remaining.retain(|row| {
        ended.is_empty() || id(*row).is_some_and(|id| ended.binary_search(&id).is_err())
    });
    remaining
}
