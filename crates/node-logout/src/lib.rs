//! Logout: the login is denied, and the session that it created is ended.
//!
//! It ends the flow. No token is issued after it, and no other session is touched.

mod config;
mod denial;
#[cfg(feature = "wasm")]
mod export;
mod facts;
mod step;

pub use config::Config;
pub use denial::Denial;
pub use facts::Facts;
pub use step::Logout;
