//! A request: what a node asks of the host.

use serde::Serialize;

/// One thing to do or find out. Imperative: nothing has happened yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Request<'a> {
    /// End the session of this very login.
    EndCurrentSession {
        /// Which one.
        session_id: &'a str,
        /// Why.
        reason: &'static str,
    },
    /// List the sessions of these subjects.
    ListSessions {
        /// The subject and the linked subjects, each once.
        subjects: Vec<&'a str>,
    },
    /// End another session, and its refresh tokens where that can be done.
    RevokeSession {
        /// Which one.
        session_id: &'a str,
        /// Whose it is.
        subject: &'a str,
    },
}
