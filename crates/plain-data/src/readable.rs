//! What can be read, and from how deep.

use crate::error::ReadError;
use crate::source::{Source, View};

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 32;

/// The longest list that is read: ten thousand sessions, or their replies and the listing itself.
pub const MAX_ITEMS: usize = 10_001;

/// A type that plain data is read into.
pub trait Readable: Sized {
    /// Reads one value.
    ///
    /// # Errors
    /// What was expected, and where.
    fn read<S: Source>(reader: &Reader<S>) -> Result<Self, ReadError>;

    /// What stands for a value that is absent or null, where something does: nothing for an
    /// `Option`, and for a list or a map the empty one.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// A value that is being read, and how deep it lies.
#[derive(Debug)]
pub struct Reader<S> {
    source: S,
    depth: usize,
}

impl<S: Source> Reader<S> {
    pub(crate) fn new(source: S) -> Self {
        Self { source, depth: 0 }
    }

    /// The value itself.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// The fault of a value that is not what was expected.
    pub fn wrong(&self, expected: &str) -> ReadError {
        let found = match self.source.view() {
            View::Null => "null",
            View::Bool(_) => "a boolean",
            View::Number(_) => "a number",
            View::Text(_) => "a string",
            View::List(_) => "an array",
            View::Object => "an object",
            View::Other(name) => name,
        };
        ReadError::new(["expected ", expected, ", found ", found].concat())
    }

    /// The text.
    ///
    /// # Errors
    /// Where it is none.
    pub fn text(&self) -> Result<&str, ReadError> {
        if let View::Text(text) = self.source.view() {
            Ok(text)
        } else {
            Err(self.wrong("a string"))
        }
    }

    /// The number.
    ///
    /// # Errors
    /// Where it is none.
    pub fn number(&self) -> Result<f64, ReadError> {
        if let View::Number(number) = self.source.view() {
            Ok(number)
        } else {
            Err(self.wrong("a number"))
        }
    }

    pub(crate) fn inner(&self, source: S) -> Result<Self, ReadError> {
        if self.depth < MAX_DEPTH {
            Ok(Self { source, depth: self.depth + 1 })
        } else {
            Err(ReadError::new("is nested too deeply"))
        }
    }
}

impl Readable for bool {
    fn read<S: Source>(reader: &Reader<S>) -> Result<Self, ReadError> {
        if let View::Bool(value) = reader.source.view() {
            Ok(value)
        } else {
            Err(reader.wrong("a boolean"))
        }
    }
}

impl Readable for String {
    fn read<S: Source>(reader: &Reader<S>) -> Result<Self, ReadError> {
        reader.text().map(str::to_owned)
    }
}

impl<T: Readable> Readable for Option<T> {
    fn read<S: Source>(reader: &Reader<S>) -> Result<Self, ReadError> {
        T::read(reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Readable> Readable for Vec<T> {
    fn read<S: Source>(reader: &Reader<S>) -> Result<Self, ReadError> {
        let View::List(length) = reader.source.view() else {
            return Err(reader.wrong("an array"));
        };
        if length > MAX_ITEMS {
            return Err(ReadError::new("expected a shorter list"));
        }
        let mut list = Self::with_capacity(length);
        for (index, item) in reader.source.items().enumerate() {
            let item = reader.inner(item).and_then(|item| T::read(&item));
            list.push(item.map_err(|error| error.at(index.to_string()))?);
        }
        Ok(list)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}
