//! A limit: a number, or a place in the login's attributes where the number stands.

use crate::login::Login;
use plain_data::{ReadError, Readable, Reader, record};
use serde::Serialize;
use session_limit::MAX_MILLIS as LARGEST_EXACT;

/// What a count is, in words.
const COUNT: &str = "an integer from 1 to 2^53 - 1";

/// How the path of every limit begins.
pub const LIMIT_PATH_ROOT: &str = "/attributes/";

/// A limit as a config states it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum LimitValue {
    /// A number from 1 to 2^53 - 1.
    Fixed(Count),
    /// A place in the login.
    AtPath(PathLimit),
}

/// An integer from 1 to 2^53 - 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Count(#[cfg_attr(feature = "schema", schemars(range(min = 1)))] u64);

record! {
    /// A limit that is read from the login.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PathLimit {
        /// A JSON pointer into the login; it begins with `/attributes/`.
        "path" => path: AttributePath,
        /// Taken, and flagged, where no integer of at least 1 stands there.
        "default" => default: Count,
        /// Taken, and flagged, where a larger number stands there.
        "max" => max: Option<Count>,
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct AttributePath(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^/attributes/")))] String,
);

/// Where a limit came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum LimitSource {
    /// The config's own number.
    Config,
    /// The default: there was no integer of at least 1 at the path.
    Default,
    /// The upper bound: the number at the path was larger.
    Max,
    /// The number at the path.
    Path,
}

/// The limit that holds for one login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedLimit {
    /// The number, at least 1.
    pub value: u64,
    /// Where it came from.
    pub source: LimitSource,
}

impl LimitValue {
    /// The limit that holds for this login.
    #[must_use]
    pub fn resolve(&self, login: &Login) -> ResolvedLimit {
        let (found, limit) = match self {
            Self::Fixed(Count(value)) => {
                return ResolvedLimit { value: *value, source: LimitSource::Config };
            }
            Self::AtPath(limit) => (find(login, &limit.path.0), limit),
        };
        let found = found.and_then(Count::new);
        let (Count(value), source) = match (found, limit.max) {
            (None, _) => (limit.default, LimitSource::Default),
            (Some(found), Some(max)) if found > max => (max, LimitSource::Max),
            (Some(found), _) => (found, LimitSource::Path),
        };
        ResolvedLimit { value, source }
    }
}

/// Walks own properties of objects only: an array has no names.
fn find(login: &Login, path: &str) -> Option<f64> {
    let mut names = path.strip_prefix(LIMIT_PATH_ROOT)?.split('/').map(unescape);
    let first = login.attributes.get(&names.next()?)?;
    names.try_fold(first, |value, name| value.get(&name))?.number()
}

/// RFC 6901: `~1` is a slash and `~0` a tilde. No other escape gets past the config.
fn unescape(segment: &str) -> String {
    let mut name = String::with_capacity(segment.len());
    let mut escaped = false;
    for letter in segment.chars() {
        match (escaped, letter) {
            (false, '~') => {}
            (true, '0') => name.push('~'),
            (true, '1') => name.push('/'),
            (_, other) => name.push(other),
        }
        escaped = !escaped && letter == '~';
    }
    name
}

impl Count {
    /// The count, or nothing where the number is no integer from 1 to 2^53 - 1.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range first"
    )]
    pub fn new(number: f64) -> Option<Self> {
        let fits = number >= 1.0 && number <= LARGEST_EXACT as f64 && number.trunc() == number;
        fits.then_some(Self(number as u64))
    }
}

impl<'a> Readable<'a> for Count {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        let number = reader.number().map_err(|_| reader.wrong(COUNT))?;
        Self::new(number).ok_or_else(|| ReadError::new(["expected ", COUNT].concat()))
    }
}

impl<'a> Readable<'a> for AttributePath {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        let path = reader.text()?;
        let escapes_end = path.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
        if path.len() > LIMIT_PATH_ROOT.len() && path.starts_with(LIMIT_PATH_ROOT) && escapes_end {
            Ok(Self(path.to_owned()))
        } else {
            Err(ReadError::new("expected a JSON pointer that begins with `/attributes/`"))
        }
    }
}

impl<'a> Readable<'a> for LimitValue {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        if reader.is_object() {
            PathLimit::read(reader).map(Self::AtPath)
        } else {
            Count::read(reader).map(Self::Fixed)
        }
    }
}
