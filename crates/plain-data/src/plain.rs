//! Data whose shape is not declared, and objects whose names are data.

use crate::error::ReadError;
use crate::readable::{Readable, Reader};
use crate::source::{Source, View};

/// Any plain data.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    /// Null.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Plain>),
    /// An object.
    Object(Named<Plain>),
}

/// The own properties of an object, in its order, each name once.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T>(Vec<(String, T)>);

impl<T> Named<T> {
    /// The value of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The values, in order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<(String, T)> for Named<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<T: Readable> Readable for Named<T> {
    fn read<S: Source>(reader: &Reader<S>) -> Result<Self, ReadError> {
        if reader.source().view() != View::Object {
            return Err(reader.wrong("an object"));
        }
        let mut named = Self::default();
        for (name, value) in reader.source().entries() {
            let value = reader.inner(value).and_then(|value| T::read(&value));
            named.0.push((name.to_owned(), value.map_err(|error| error.at(name))?));
        }
        Ok(named)
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl Readable for Plain {
    fn read<S: Source>(reader: &Reader<S>) -> Result<Self, ReadError> {
        Ok(match reader.source().view() {
            View::Null => Self::Null,
            View::Bool(value) => Self::Bool(value),
            View::Number(number) => Self::Number(number),
            View::Text(text) => Self::Text(text.to_owned()),
            View::List(_) => Self::List(Vec::read(reader)?),
            View::Object => Self::Object(Named::read(reader)?),
            View::Other(_) => return Err(reader.wrong("plain data")),
        })
    }
}
