//! What a history of logins would have met: the nodes, played over it at several limits at once.
//!
//! A _world_ is what one flow would have left alive. Each person's logins and ends are replayed in time
//! order in every world, and what becomes of a login there is asked of the very nodes that decide in
//! production. This crate has no rule of its own about who counts or who goes: it keeps the lists.

mod directory;
mod error;
mod events;
#[cfg(feature = "wasm")]
mod export;
mod history;
mod question;
mod replay;
mod rooms;
mod row;
mod setup;
mod stage;
mod tally;
mod worlds;

pub use error::HistoryError;
pub use history::History;
pub use replay::Replay;
pub use row::ROW_NUMBERS;
pub use setup::{Setup, WorldConfig};
pub use tally::Tally;
pub use worlds::Worlds;
