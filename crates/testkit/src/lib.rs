//! Development only: what the repository generates from its Rust types, and what its native tests
//! share.

pub mod generated;
pub mod ledger;
mod typescript;
pub mod vectors;
