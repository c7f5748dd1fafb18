//! A session: one signed-in device or browser at the identity provider.

use crate::id::Id;
use crate::timestamp::Timestamp;
use plain_data::{Items, ReadError, Readable, Reader, record, words};

record! {
    /// One signed-in device or browser. All times are epoch milliseconds.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Session<'a> {
        /// The provider's handle of this session; never a secret.
        "id" => pub id: Id<'a>,
        /// The account's user id at the provider.
        "subject" => pub subject: Id<'a>,
        /// When it began. Missing sorts oldest.
        "createdAt" => pub created_at: Option<Timestamp>,
        /// When it was last seen.
        "lastActiveAt" => pub last_active_at: Option<Timestamp>,
        /// When it ends whatever happens. Missing means never.
        "expiresAt" => pub expires_at: Option<Timestamp>,
        /// When it ends if nothing happens. Missing means never.
        "idleExpiresAt" => pub idle_expires_at: Option<Timestamp>,
        /// What sort of session it is; `full` where it is left out.
        "kind" => pub kind: Kind = Kind::Full,
        /// Who uses it; `interactive` where it is left out.
        "class" => pub class: Option<Class>,
        /// The clients that it serves. Missing means not known: it then counts for every client.
        #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Id>>"))]
        "clientIds" => pub client_ids: Option<Items<'a, Id<'a>>>,
        /// Where it lives.
        "device" => pub device: Option<Device<'a>>,
    }
}

impl<'a> Session<'a> {
    /// One of which nothing else is known.
    #[must_use]
    pub fn bare(id: Id<'a>, subject: Id<'a>) -> Self {
        Self {
            id,
            subject,
            created_at: None,
            last_active_at: None,
            expires_at: None,
            idle_expires_at: None,
            kind: Kind::Full,
            class: None,
            client_ids: None,
            device: None,
        }
    }
}

record! {
    /// Where a session lives, as far as the directory knows.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Device<'a> {
        /// A stable id of the device.
        "id" => pub id: Option<Id<'a>>,
        /// The address that it was last seen at.
        "ip" => pub ip: Option<&'a str>,
        /// The agent's own description of itself.
        "userAgent" => pub user_agent: Option<&'a str>,
    }
}

words! {
    /// Who uses a session.
    pub enum Class {
        /// A person.
        "interactive" => Interactive,
        /// A program.
        "service" => Service,
    }
}

words! {
    /// Whether sessions on the login's own trusted device fill a slot.
    #[derive(Default)]
    pub enum SameDevice {
        /// Each fills one.
        #[default]
        "count" => Count,
        /// They fill none: the new session replaces them.
        "replace" => Replace,
    }
}

/// What sort of session it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A person or program is signed in: `full`.
    #[default]
    Full,
    /// Something on the way to a session, or beside it: it never counts and is never ended.
    Interim,
    /// A word that is not known here. It counts, and is flagged: no silent hole.
    Unknown,
}

/// The kinds that never count.
pub const INTERIM_KINDS: [&str; 6] =
    ["anonymous", "devicePending", "forgotPassword", "impersonation", "mfaPending", "pin"];

impl Kind {
    /// What the name of a kind stands for.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "full" => Self::Full,
            interim if INTERIM_KINDS.contains(&interim) => Self::Interim,
            _ => Self::Unknown,
        }
    }
}

impl<'a> Readable<'a> for Kind {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        reader.text().map(Self::named)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Kind {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Kind".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let known: Vec<&str> = ["full"].into_iter().chain(INTERIM_KINDS).collect();
        schemars::json_schema!({
            "description": "What sort of session it is; one that is not known here counts.",
            "type": "string",
            "examples": known,
        })
    }
}

#[cfg(feature = "schema")]
impl serde::Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if *self == Self::Full { "full" } else { "unknown" })
    }
}
