//! The sessions of one person, as a directory lists them.

use crate::error::HistoryError;
use crate::history::History;
use crate::row::Row;
use node_contract::Trigger;
use plain_data::{Items, read};
use session_limit::{Id, Session};

/// Whose sessions they are makes no difference to the nodes, as long as it is one person's.
const SUBJECT: &str = "person";

/// Every session that one person ever had.
#[derive(Debug)]
pub(crate) struct Directory<'a> {
    /// Whose they are.
    pub(crate) person: usize,
    first: usize,
    sessions: Vec<Session<'a>>,
    history: &'a History,
}

impl<'a> Directory<'a> {
    /// Everything of one person's.
    pub(crate) fn of(person: usize, history: &'a History) -> Result<Self, HistoryError> {
        let first = history.rows.partition_point(|row| row.person < person);
        let rows = history.rows.get(first..).unwrap_or_default();
        let rows = rows.iter().take_while(|row| row.person == person);
        let sessions = rows.map(|row| session(row, history)).collect::<Option<_>>();
        let sessions = sessions.ok_or(HistoryError::Columns("a row names what is no name"))?;
        Ok(Self { person, first, sessions, history })
    }

    /// The session of a row.
    pub(crate) fn session(&self, row: usize) -> Option<&Session<'a>> {
        self.sessions.get(row.checked_sub(self.first)?)
    }

    /// The sessions of these rows.
    pub(crate) fn list(&self, rows: &[usize]) -> Vec<Session<'a>> {
        let mut list = Vec::with_capacity(rows.len());
        list.extend(rows.iter().filter_map(|row| self.session(*row)));
        list
    }

    /// The client that it was for.
    pub(crate) fn client(&self, row: usize) -> Option<Id<'a>> {
        Id::new(&self.history.client(self.history.rows.get(row)?)?.name)
    }

    /// What its login was; nothing for what is on the way to a session or beside one.
    pub(crate) fn trigger(&self, row: usize) -> Option<Trigger> {
        self.history.kinds.get(self.history.rows.get(row)?.kind)?.trigger
    }
}

fn session<'a>(row: &Row, history: &'a History) -> Option<Session<'a>> {
    let clients = history.client(row).map(|client| read::<Items<Id>>(&client.list));
    Some(Session {
        created_at: Some(row.created.into()),
        kind: history.kinds.get(row.kind)?.kind,
        client_ids: clients.transpose().ok()?,
        ..Session::bare(Id::new(history.id(row))?, Id::new(SUBJECT)?)
    })
}
