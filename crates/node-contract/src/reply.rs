//! A reply: what the host found or did.

use crate::fault::{Fault, FaultCode};
use plain_data::{ReadError, Readable, Reader, record, words};
use session_limit::{Session, Timestamp};

/// The answer to one request.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply<'a> {
    /// A session was ended.
    Ended {
        /// Whether its refresh tokens went too.
        refresh_tokens: Option<bool>,
        /// Until when an access token of it may still be good, epoch milliseconds.
        residual_access_until: Option<Timestamp>,
    },
    /// The request could not be performed.
    Failed(Fault),
    /// The sessions of the subjects.
    Listed {
        /// The sessions, in any order.
        sessions: Vec<Session<'a>>,
        /// Why the list is not whole, where it isn't: it is then a lower bound.
        partial: Option<FaultCode>,
    },
}

words! {
    enum Type {
        "ended" => Ended,
        "failed" => Failed,
        "listed" => Listed,
    }
}

record! {
    /// The fields of all forms.
    struct Form<'a> {
        "type" => r#type: Type,
        "sessions" => sessions: Option<Vec<Session<'a>>>,
        "partial" => partial: Option<FaultCode>,
        "refreshTokens" => refresh_tokens: Option<bool>,
        "residualAccessUntil" => residual_access_until: Option<Timestamp>,
        "error" => error: Option<FaultCode>,
        "retryAfterMs" => retry_after_ms: Option<Timestamp>,
    }
}

impl<'a> Readable<'a> for Reply<'a> {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        Form::read(reader)?.try_into().map_err(|error: &str| ReadError::new(error))
    }
}

impl<'a> TryFrom<Form<'a>> for Reply<'a> {
    type Error = &'static str;

    fn try_from(form: Form<'a>) -> Result<Self, Self::Error> {
        let of_ended = form.refresh_tokens.is_some() || form.residual_access_until.is_some();
        let of_failed = form.error.is_some() || form.retry_after_ms.is_some();
        let of_listed = form.sessions.is_some() || form.partial.is_some();
        match form.r#type {
            Type::Ended if !of_failed && !of_listed => Ok(Self::Ended {
                refresh_tokens: form.refresh_tokens,
                residual_access_until: form.residual_access_until,
            }),
            Type::Ended => Err("`ended` has `refreshTokens`, `residualAccessUntil` and no more"),
            Type::Failed if !of_ended && !of_listed => {
                let error = form.error.ok_or("`failed` has an `error`")?;
                let retry_after_ms = form.retry_after_ms.and_then(|time| time.at(0).ok());
                Ok(Self::Failed(Fault { error, retry_after_ms }))
            }
            Type::Failed => Err("`failed` has `error`, `retryAfterMs` and no more"),
            Type::Listed if !of_ended && !of_failed => Ok(Self::Listed {
                sessions: form.sessions.ok_or("`listed` has `sessions`")?,
                partial: form.partial,
            }),
            Type::Listed => Err("`listed` has `sessions`, `partial` and no more"),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Reply<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Reply".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let time = generator.subschema_for::<Timestamp>();
        let error = generator.subschema_for::<FaultCode>();
        let sessions = generator.subschema_for::<Vec<Session>>();
        schemars::json_schema!({
            "description": "The answer to one request.",
            "oneOf": [
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["type", "sessions"],
                    "properties": {
                        "type": { "const": "listed" },
                        "sessions": sessions,
                        "partial": error,
                    },
                },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["type"],
                    "properties": {
                        "type": { "const": "ended" },
                        "refreshTokens": { "type": "boolean" },
                        "residualAccessUntil": time,
                    },
                },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["type", "error"],
                    "properties": {
                        "type": { "const": "failed" },
                        "error": error,
                        "retryAfterMs": time,
                    },
                },
            ],
        })
    }
}
