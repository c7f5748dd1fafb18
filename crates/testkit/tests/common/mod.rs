//! What the property tests have in common.

use serde_json::{Value, json};
use testkit::ledger::Asker;

/// The time of every login.
pub const NOW: u64 = 1_000_000;

/// A login that is made by whoever asks.
pub fn login(asker: &Asker) -> Value {
    let current = match asker {
        Asker::None => json!({ "type": "none" }),
        Asker::Pending(at) => json!({ "type": "pending", "at": at }),
        Asker::Session(id, created_at, replaces) => {
            json!({ "type": "session", "id": id, "createdAt": created_at, "replaces": replaces })
        }
    };
    json!({
        "id": "login-1", "subject": "u1", "current": current, "trigger": "login",
        "interactive": true, "authenticated": true, "now": NOW,
    })
}
