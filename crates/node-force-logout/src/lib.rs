//! Force Logout: end the pre-existing sessions of this person and keep the current one.
//!
//! It lists the sessions again, ends those that its strategy selects, and takes the way out
//! `done`, or `refused` with a reason.

mod config;
#[cfg(feature = "wasm")]
mod export;
mod facts;
mod receipt;
mod step;

pub use config::Config;
pub use facts::{Facts, Refusal};
pub use receipt::{Receipt, Status};
pub use step::ForceLogout;
