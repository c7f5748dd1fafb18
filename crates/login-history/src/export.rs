//! The JavaScript exports: a history and its worlds in, numbers out.

use crate::history::History;
use crate::replay::Replay;
use crate::setup::Setup;
use crate::tally::Tally;
use crate::worlds::Worlds;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A history that is being played.
#[wasm_bindgen(js_name = LoginHistory)]
#[derive(Debug)]
pub struct LoginHistory(Replay);

#[wasm_bindgen(js_class = LoginHistory)]
impl LoginHistory {
    /// `setup` is JSON: `{worlds: [{query, ending}], clients, kinds}`; each row is six numbers, and the ids
    /// stand one behind the other.
    ///
    /// # Errors
    /// Where something of it is not what it should be.
    #[wasm_bindgen(constructor)]
    pub fn new(setup: &str, rows: &[f64], ids: Vec<u8>) -> Result<Self, JsError> {
        let Setup { worlds, clients, kinds } = Setup::from_json(setup)?;
        let history = History::new(rows, ids, &names(&clients), &names(&kinds))?;
        Ok(Self(Replay::new(history, Worlds::new(worlds)?)))
    }

    /// Goes on by so many logins and ends, and says how many are still to come.
    ///
    /// # Errors
    /// Where a person's times can't be believed, or there are too many sessions at once.
    pub fn advance(&mut self, count: u32) -> Result<u32, JsError> {
        let open = self.0.advance(usize::try_from(count).unwrap_or(usize::MAX))?;
        Ok(u32::try_from(open).unwrap_or(u32::MAX))
    }

    /// People, logins and sessions ended: of the history so far, and of each world.
    #[must_use]
    pub fn tallies(&self) -> Vec<u32> {
        let numbers = |tally: &Tally| [tally.people, tally.logins, tally.ended];
        std::iter::once(&self.0.logins()).chain(self.0.tallies()).flat_map(numbers).collect()
    }
}

fn names(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
