//! The session that a login created, or will create, or has none of.

use crate::id::Id;
use crate::timestamp::Timestamp;
use plain_data::{ReadError, Readable, Reader, record, words};

/// The session that this login created.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Current<'a> {
    /// It exists.
    Session {
        /// Its id.
        id: Id<'a>,
        /// When it began; the directory's own word on it goes first.
        created_at: Option<Timestamp>,
        /// The id of a session that this one took over: it is treated as the current one.
        replaces: Option<Id<'a>>,
        /// Set while the login that created it is not finished, or was never admitted.
        unfinished: Option<Unfinished>,
        /// Whether a complete list must name it while it is alive: the directory lists current
        /// sessions, or an earlier list of this run named it.
        listed: bool,
    },
    /// The provider creates it after the decision.
    Pending {
        /// The event's own time, epoch milliseconds: sessions created after it are newer.
        at: Timestamp,
    },
    /// There is none, and none will be.
    None,
}

words! {
    /// Why a session may not be renewed.
    pub enum Unfinished {
        /// Its login was denied.
        "denied" => Denied,
        /// Its login waited for the person too long.
        "expired" => Expired,
        /// Its login waits for the person.
        "paused" => Paused,
    }
}

words! {
    enum Type {
        "none" => None,
        "pending" => Pending,
        "session" => Session,
    }
}

record! {
    /// The fields of all three forms.
    struct Form<'a> {
        "type" => r#type: Type,
        "id" => id: Option<Id<'a>>,
        "createdAt" => created_at: Option<Timestamp>,
        "replaces" => replaces: Option<Id<'a>>,
        "unfinished" => unfinished: Option<Unfinished>,
        "listed" => listed: bool = false,
        "at" => at: Option<Timestamp>,
    }
}

impl<'a> Readable<'a> for Current<'a> {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        Form::read(reader)?.try_into().map_err(|error: &str| ReadError::new(error))
    }
}

impl<'a> TryFrom<Form<'a>> for Current<'a> {
    type Error = &'static str;

    fn try_from(form: Form<'a>) -> Result<Self, Self::Error> {
        let of_session = form.id.is_some()
            || form.created_at.is_some()
            || form.replaces.is_some()
            || form.unfinished.is_some()
            || form.listed;
        match (form.r#type, form.id, form.at) {
            (Type::Session, Some(id), None) => Ok(Self::Session {
                id,
                created_at: form.created_at,
                replaces: form.replaces,
                unfinished: form.unfinished,
                listed: form.listed,
            }),
            (Type::Session, ..) => Err("a current `session` has an `id` and no `at`"),
            (Type::Pending, None, Some(at)) if !of_session => Ok(Self::Pending { at }),
            (Type::Pending, ..) => Err("a `pending` current session has `at` in ms and no more"),
            (Type::None, None, None) if !of_session => Ok(Self::None),
            (Type::None, ..) => Err("a current of type `none` has no further field"),
        }
    }
}

impl<'a> Current<'a> {
    /// The field whose time can't be milliseconds, where there is one: an impossible time must not
    /// make a session the newest.
    #[must_use]
    pub fn impossible_time(&self, now: u64) -> Option<&'static str> {
        let (field, time) = match self {
            Self::Session { created_at, .. } => ("createdAt", (*created_at)?),
            Self::Pending { at } => ("at", *at),
            Self::None => return None,
        };
        time.at(now).is_err().then_some(field)
    }

    /// The id, where the session exists.
    #[must_use]
    pub fn id(&self) -> Option<Id<'a>> {
        match self {
            Self::Session { id, .. } => Some(*id),
            Self::Pending { .. } | Self::None => None,
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Current<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Current".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let id = generator.subschema_for::<Id>();
        let time = generator.subschema_for::<Timestamp>();
        let unfinished = generator.subschema_for::<Unfinished>();
        schemars::json_schema!({
            "description": "The session that this login created.",
            "oneOf": [
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["type", "id"],
                    "properties": {
                        "type": { "const": "session" },
                        "id": id,
                        "createdAt": time,
                        "replaces": id,
                        "unfinished": unfinished,
                        "listed": { "type": "boolean" },
                    },
                },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["type", "at"],
                    "properties": { "type": { "const": "pending" }, "at": time },
                },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["type"],
                    "properties": { "type": { "const": "none" } },
                },
            ],
        })
    }
}
