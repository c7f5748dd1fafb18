//! Development only: what the repository generates from its Rust types, and what its native tests
//! share.

mod contract;
pub mod every_node;
pub mod generated;
pub mod ledger;
mod list;
pub mod nodes;
mod typescript;
pub mod vectors;
mod words;

pub use list::words_of;
