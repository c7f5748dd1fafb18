//! A history in memory: one row for each session, and the names that rows share.

use crate::error::HistoryError;
use crate::row::{ROW_NUMBERS, Row};
use node_contract::Trigger;
use plain_data::{Packed, pack_json};
use session_limit::{Id, Kind};

/// Every session that there was.
#[derive(Debug)]
pub struct History {
    /// Person by person.
    pub(crate) rows: Vec<Row>,
    ids: String,
    clients: Vec<Client>,
    pub(crate) kinds: Vec<NamedKind>,
}

/// A client of which there are sessions.
#[derive(Debug)]
pub(crate) struct Client {
    /// Its id.
    pub(crate) name: String,
    /// The same as a session names its clients: a packed list.
    pub(crate) list: Packed,
}

/// A kind of session, by what it was called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedKind {
    /// What a node makes of it.
    pub(crate) kind: Kind,
    /// What its login was; nothing for what is on the way to a session or beside one.
    pub(crate) trigger: Option<Trigger>,
}

impl History {
    /// Reads packed rows, [`ROW_NUMBERS`] numbers each.
    ///
    /// # Errors
    /// Where they don't fit each other or the names.
    pub fn new(
        rows: &[f64],
        ids: Vec<u8>,
        clients: &[&str],
        kinds: &[&str],
    ) -> Result<Self, HistoryError> {
        let ids = String::from_utf8(ids).map_err(|_| columns("the ids are no UTF-8"))?;
        let (rows, rest) = rows.as_chunks::<ROW_NUMBERS>();
        if !rest.is_empty() {
            return Err(columns("a row is cut short"));
        }
        let mut begin = 0;
        let mut read = Vec::with_capacity(rows.len());
        for packed in rows {
            let row = Row::unpack(packed, begin).ok_or(columns("a number of a row is none"))?;
            let id = ids.get(begin..row.id.1).and_then(Id::new);
            let names_exist =
                row.client.is_none_or(|client| client < clients.len()) && row.kind < kinds.len();
            if id.is_none() || !names_exist || row.ended.is_some_and(|ended| ended < row.created) {
                return Err(columns("a row names what isn't there, or ends before it begins"));
            }
            begin = row.id.1;
            read.push(row);
        }
        let clients = clients.iter().map(|name| Client::new(name)).collect();
        let kinds = kinds.iter().map(|name| NamedKind::new(name)).collect();
        read.sort_by_key(|row| row.person);
        Ok(Self { rows: read, ids, clients, kinds })
    }

    /// The id of a session.
    pub(crate) fn id(&self, row: &Row) -> &str {
        self.ids.get(row.id.0..row.id.1).unwrap_or_default()
    }

    /// The client that a session is for, where it is known.
    pub(crate) fn client(&self, row: &Row) -> Option<&Client> {
        self.clients.get(row.client?)
    }
}

impl Client {
    fn new(name: &str) -> Self {
        let list = serde_json::Value::from(vec![name]);
        Self { name: name.to_owned(), list: pack_json(&list) }
    }
}

impl NamedKind {
    fn new(name: &str) -> Self {
        let kind = Kind::named(name);
        let trigger = match (name, kind) {
            ("impersonation", _) => Some(Trigger::Impersonation),
            (_, Kind::Interim) => None,
            (_, Kind::Full | Kind::Unknown) => Some(Trigger::Login),
        };
        Self { kind, trigger }
    }
}

fn columns(wrong: &'static str) -> HistoryError {
    HistoryError::Columns(wrong)
}
