//! The settings of Data Query.

use crate::field::Field;
use crate::operator::Operator;
use node_contract::{FailureMode, LimitValue, Trigger};
use plain_data::{ReadError, Readable, Reader, record};
use session_limit::{Class, SameDevice};

record! {
    /// The settings of Data Query.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Config {
        /// The rule that is asked about.
        "rule" => pub rule: Rule,
        /// What has to have happened; anything else takes `false` without a lookup.
        "triggers" => pub triggers: Vec<Trigger> =
            vec![Trigger::Login, Trigger::Registration, Trigger::Recovery],
        /// Whether `sso` and `refresh` are decided too: heals what a stale list let through.
        "recheckOnRenewal" => pub recheck_on_renewal: bool = false,
        /// The classes of sessions that are counted; left out: both.
        "classes" => pub classes: Option<Vec<Class>>,
        /// Whether sessions on the login's own trusted device fill a slot.
        "sameDevice" => pub same_device: SameDevice = SameDevice::Count,
        /// Without a list: `open` takes `false`, `closed` takes `true`.
        "onLookupFailure" => pub on_lookup_failure: FailureMode = FailureMode::Open,
        /// With a list that is not whole and does not decide the rule: as above.
        "onPartialLookup" => pub on_partial_lookup: FailureMode = FailureMode::Open,
        /// Whether the facts list every session. The decision never changes.
        "explain" => pub explain: bool = true,
    }
}

/// A comparison, or several that are combined.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged, deny_unknown_fields))]
pub enum Rule {
    /// Every one of them holds.
    All {
        /// At least one rule.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        all: Vec<Rule>,
    },
    /// One of them holds.
    Any {
        /// At least one rule.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        any: Vec<Rule>,
    },
    /// A number is compared with a limit.
    Compare {
        /// What is counted.
        #[cfg_attr(feature = "schema", schemars(default))]
        field: Field,
        /// How it is compared.
        #[cfg_attr(feature = "schema", schemars(default))]
        operator: Operator,
        /// What it is compared with.
        value: LimitValue,
    },
}

record! {
    /// The fields of all three forms.
    struct Form {
        "all" => all: Option<Vec<Rule>>,
        "any" => any: Option<Vec<Rule>>,
        "field" => field: Option<Field>,
        "operator" => operator: Option<Operator>,
        "value" => value: Option<LimitValue>,
    }
}

impl<'a> Readable<'a> for Rule {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        let Form { all, any, field, operator, value } = Form::read(reader)?;
        let compares = field.is_some() || operator.is_some() || value.is_some();
        match (all, any, value) {
            (Some(all), None, None) if !compares && !all.is_empty() => Ok(Self::All { all }),
            (None, Some(any), None) if !compares && !any.is_empty() => Ok(Self::Any { any }),
            (None, None, Some(value)) => Ok(Self::Compare {
                field: field.unwrap_or_default(),
                operator: operator.unwrap_or_default(),
                value,
            }),
            (None, None, None) => Err(ReadError::new("is required").at("value")),
            (_, _, _) => {
                let one = "expected one of `all`, `any` (not empty) or a comparison, alone";
                Err(ReadError::new(one))
            }
        }
    }
}

impl Rule {
    /// Whether a comparison in it is about the login's client.
    #[must_use]
    pub fn is_about_client(&self) -> bool {
        match self {
            Self::All { all: rules } | Self::Any { any: rules } => {
                rules.iter().any(Self::is_about_client)
            }
            Self::Compare { field, .. } => field.is_about_client(),
        }
    }

    /// Whether every comparison in it is about the login's client.
    #[must_use]
    pub fn is_only_about_client(&self) -> bool {
        match self {
            Self::All { all: rules } | Self::Any { any: rules } => {
                rules.iter().all(Self::is_only_about_client)
            }
            Self::Compare { field, .. } => field.is_about_client(),
        }
    }
}
