//! The login: the event that is decided.

use plain_data::{Named, Plain, record, words};
use session_limit::{Current, Id, Millis};

record! {
    /// The event that is decided.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Login<'a> {
        /// The idempotency key: the same login has the same id however often it is delivered.
        "id" => pub id: Id<'a>,
        /// The account's user id at the provider.
        "subject" => pub subject: Id<'a>,
        /// Further ids of the same person, at most 32.
        #[cfg_attr(feature = "schema", schemars(default))]
        "linkedSubjects" => pub linked_subjects: Vec<Id<'a>>,
        /// The session that this login created.
        "current" => pub current: Current<'a>,
        /// What happened. Missing together with the current session means a renewal, else a login.
        "trigger" => pub trigger: Option<Trigger>,
        /// The client that the login is for.
        "clientId" => pub client_id: Option<Id<'a>>,
        /// The device that it comes from.
        "device" => pub device: Option<LoginDevice<'a>>,
        /// Whether a page can be shown to the person.
        "interactive" => pub interactive: bool,
        /// Whether the provider has verified who it is. A node refuses to run otherwise.
        "authenticated" => pub authenticated: bool,
        /// Facts about the account that a limit may be read from; own properties only.
        #[cfg_attr(feature = "schema", schemars(default, with = "serde_json::Map<String, serde_json::Value>"))]
        "attributes" => pub attributes: Named<'a, Plain<'a>>,
        /// The time of the leg, epoch milliseconds.
        "now" => pub now: Millis,
    }
}

record! {
    /// Where a login comes from.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct LoginDevice<'a> {
        /// A stable id of the device.
        "id" => pub id: Option<Id<'a>>,
        /// Whether the host took that id from something signed or bound, never from a parameter.
        "trusted" => pub trusted: bool = false,
        /// The address that the login comes from.
        "ip" => pub ip: Option<&'a str>,
        /// The agent's own description of itself.
        "userAgent" => pub user_agent: Option<&'a str>,
    }
}

words! {
    /// What happened.
    pub enum Trigger {
        /// Somebody else acts as this person.
        "impersonation" => Impersonation,
        /// A session came into existence, however.
        "login" => Login,
        /// A session came into existence by recovering the account.
        "recovery" => Recovery,
        /// Tokens of a session that is there already were renewed.
        "refresh" => Refresh,
        /// A session came into existence by registering.
        "registration" => Registration,
        /// A session that is there already served another request.
        "sso" => Sso,
        /// A session that is there already was proved more strongly.
        "stepUp" => StepUp,
    }
}

impl Trigger {
    /// Whether a session came into existence.
    #[must_use]
    pub fn makes_session(self) -> bool {
        matches!(self, Self::Login | Self::Recovery | Self::Registration)
    }

    /// Whether something happened on a session that is there already.
    #[must_use]
    pub fn renews_session(self) -> bool {
        matches!(self, Self::Refresh | Self::Sso | Self::StepUp)
    }
}

impl<'a> Login<'a> {
    /// What happened, where nobody said so: a login that brings no session renews one.
    #[must_use]
    pub fn effective_trigger(&self) -> Trigger {
        let untold = match self.current {
            Current::None => Trigger::Refresh,
            Current::Session { .. } | Current::Pending { .. } => Trigger::Login,
        };
        self.trigger.unwrap_or(untold)
    }

    /// The device's id, where the host vouches for it.
    #[must_use]
    pub fn trusted_device(&self) -> Option<&'a str> {
        let device = self.device.filter(|device| device.trusted)?;
        device.id.map(Id::as_str)
    }
}
