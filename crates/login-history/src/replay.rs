//! The replay: every login and every end, in all worlds at once.

use crate::directory::Directory;
use crate::error::HistoryError;
use crate::events::{Event, events};
use crate::history::History;
use crate::stage::Stage;
use crate::tally::Tally;
use crate::worlds::Worlds;

/// A history that is being played.
#[derive(Debug)]
pub struct Replay {
    history: History,
    worlds: Worlds,
    events: Vec<Event>,
    /// How many events are over.
    played: usize,
    stage: Stage,
}

impl Replay {
    /// Puts everything that happened in order.
    #[must_use]
    pub fn new(history: History, worlds: Worlds) -> Self {
        let events = events(&history);
        let stage = Stage::new(worlds.len());
        Self { history, worlds, events, played: 0, stage }
    }

    /// Goes on by so many events, a login or an end each, and says how many are still to come.
    ///
    /// # Errors
    /// Where a person's times can't be believed, or there are too many sessions at once.
    pub fn advance(&mut self, count: usize) -> Result<usize, HistoryError> {
        let Self { history, worlds, events, played, stage } = self;
        let mut directory: Option<Directory> = None;
        for event in events.iter().skip(*played).take(count) {
            let of_person = match directory.take() {
                Some(known) if known.person == event.person => known,
                Some(_) | None => Directory::of(event.person, history)?,
            };
            stage.play(event, worlds, directory.insert(of_person))?;
            *played += 1;
        }
        Ok(events.len() - *played)
    }

    /// Who has logged in so far, and how often.
    #[must_use]
    pub fn logins(&self) -> Tally {
        self.stage.logins
    }

    /// What has come of it so far, world by world.
    #[must_use]
    pub fn tallies(&self) -> &[Tally] {
        &self.stage.tallies
    }
}
