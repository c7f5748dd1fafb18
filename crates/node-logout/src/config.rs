//! The settings of Logout.

use plain_data::record;
use session_limit::Scope;

record! {
    /// The settings of Logout.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Config {
        /// What the login is denied: with `client`, a session that `sso` brings to a new client is
        /// refused there and stays alive elsewhere; with `subject` it ends.
        "scope" => pub scope: Scope = Scope::Subject,
    }
}
