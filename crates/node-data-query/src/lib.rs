//! Data Query: does a rule about the sessions of this person hold?
//!
//! It lists the sessions once and takes the way out `true` or `false`.

mod config;
mod evaluate;
#[cfg(feature = "wasm")]
mod export;
mod facts;
mod field;
mod operator;
mod step;

pub use config::{Config, Rule};
pub use evaluate::Comparison;
pub use facts::{Facts, Skipped, Why};
pub use field::Field;
pub use operator::Operator;
pub use step::DataQuery;
