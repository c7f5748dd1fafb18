//! Data Query: does a rule about the sessions of this person hold?
//!
//! It lists the sessions once and takes the way out `true` or `false`.

mod config;
mod evaluate;
#[cfg(feature = "wasm")]
mod export;
mod step;

pub use config::{Config, Field, Operator, Rule};
pub use evaluate::Comparison;
pub use step::{DataQuery, Facts, Skipped, Why};
