//! What is played: the worlds, and the names that the rows of the history share.

use crate::error::HistoryError;
use plain_data::{Fields, ReadError, Readable, Reader, pack_json, read};

/// A setup, as JSON states it.
#[derive(Debug)]
pub struct Setup {
    /// The worlds, each once.
    pub worlds: Vec<WorldConfig>,
    /// The clients.
    pub clients: Vec<String>,
    /// The kinds of sessions.
    pub kinds: Vec<String>,
}

/// The settings of the nodes that decide in one world.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldConfig {
    /// Those of Data Query.
    pub query: node_data_query::Config,
    /// Those of the Force Logout after `true`; nothing where `true` turns the login away.
    pub ending: Option<node_force_logout::Config>,
}

impl Setup {
    /// Reads a setup.
    ///
    /// # Errors
    /// Where and what was expected.
    pub fn from_json(text: &str) -> Result<Self, HistoryError> {
        let value: serde_json::Value =
            serde_json::from_str(text).map_err(|error| HistoryError::Setup(error.to_string()))?;
        read(&pack_json(&value)).map_err(|error: ReadError| {
            let (path, expected) = error.into_parts();
            HistoryError::Setup(format!("`{path}`: {expected}"))
        })
    }
}

impl<'a> Readable<'a> for Setup {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        let mut fields = Fields::open(reader, &["worlds", "clients", "kinds"])?;
        let mut setup = || {
            let worlds = fields.next(None)?;
            let clients: Vec<&str> = fields.next(None)?;
            let kinds: Vec<&str> = fields.next(None)?;
            let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
            Ok(Self { worlds, clients: owned(clients), kinds: owned(kinds) })
        };
        setup().map_err(|error| fields.at_last(error))
    }
}

impl<'a> Readable<'a> for WorldConfig {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        let mut fields = Fields::open(reader, &["query", "ending"])?;
        let mut config =
            || Ok(Self { query: fields.next(None)?, ending: fields.next(Some(None))? });
        config().map_err(|error| fields.at_last(error))
    }
}
