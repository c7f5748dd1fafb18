//! A value that is being read, and from how deep.

use crate::error::ReadError;
use crate::packed::{
    FALSE, FUNCTION, ILL_FORMED, LIST, NULL, NUMBER, OBJECT, Packed, TEXT, TOO_DEEP, TOO_LARGE,
    TRUE, as_text,
};

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 32;

/// The longest list that is read: ten thousand sessions, or their replies and the listing itself.
pub const MAX_ITEMS: usize = 10_001;

/// A type that plain data is read into. What it keeps of a text is a part of the packed data.
pub trait Readable<'a>: Sized {
    /// Reads one value.
    ///
    /// # Errors
    /// What was expected, and where.
    fn read(reader: Reader<'a>) -> Result<Self, ReadError>;

    /// What stands for a value that is absent or null, where something does: nothing for an
    /// `Option`, and for a list or a map the empty one.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// A value that is being read, and how deep it lies. By default it is null.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader<'a> {
    packed: Packed<'a>,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(packed: &'a [u8]) -> Self {
        Self { packed: Packed(packed), depth: 0 }
    }

    /// Reads the value as whatever is asked for.
    ///
    /// # Errors
    /// What was expected, and where; or that it lies too deep.
    pub fn read<T: Readable<'a>>(self) -> Result<T, ReadError> {
        if self.depth > MAX_DEPTH {
            return Err(ReadError::new("is nested too deeply"));
        }
        T::read(self)
    }

    /// The fault of a value that is not what was expected.
    #[must_use]
    pub fn wrong(self, expected: &str) -> ReadError {
        let found = match self.tag() {
            FALSE | TRUE => "a boolean",
            NUMBER => "a number",
            TEXT => "a string",
            LIST => "an array",
            OBJECT => "an object",
            FUNCTION => "something that is no plain data",
            TOO_DEEP => "something nested too deeply",
            ILL_FORMED => "an ill-formed string",
            TOO_LARGE => "too much data",
            _ => "null",
        };
        ReadError::new(["expected ", expected, ", found ", found].concat())
    }

    /// Whether it is null, which is as good as absent.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.tag() == NULL
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.tag() == OBJECT
    }

    /// The truth value.
    ///
    /// # Errors
    /// Where it is none.
    pub fn boolean(self) -> Result<bool, ReadError> {
        match self.tag() {
            FALSE => Ok(false),
            TRUE => Ok(true),
            _ => Err(self.wrong("a boolean")),
        }
    }

    /// The number.
    ///
    /// # Errors
    /// Where it is none.
    pub fn number(self) -> Result<f64, ReadError> {
        self.expect(NUMBER, "a number").map(Packed::number)
    }

    /// The text.
    ///
    /// # Errors
    /// Where it is none.
    pub fn text(self) -> Result<&'a str, ReadError> {
        self.expect(TEXT, "a string").map(Packed::text)
    }

    /// How many items there are, and the items.
    ///
    /// # Errors
    /// Where it is no list, or too long a one.
    pub fn items(self) -> Result<(usize, impl Iterator<Item = Self>), ReadError> {
        let list = self.expect(LIST, "an array")?;
        if list.count() > MAX_ITEMS {
            return Err(ReadError::new("expected a shorter list"));
        }
        let depth = self.depth + 1;
        Ok((list.count(), list.items().map(move |packed| Self { packed, depth })))
    }

    /// The own properties: their names and values.
    ///
    /// # Errors
    /// Where it is no object.
    pub fn entries(self) -> Result<impl Iterator<Item = (&'a str, Self)>, ReadError> {
        let properties = self.properties()?;
        Ok(properties.map(|(name, value)| (as_text(name), value)))
    }

    /// The own properties, with their names in UTF-8.
    pub(crate) fn properties(self) -> Result<impl Iterator<Item = (&'a [u8], Self)>, ReadError> {
        let object = self.expect(OBJECT, "an object")?;
        let depth = self.depth + 1;
        Ok(object.entries().map(move |(name, packed)| (name, Self { packed, depth })))
    }

    pub(crate) fn tag(self) -> u8 {
        self.packed.tag()
    }

    fn expect(self, tag: u8, name: &str) -> Result<Packed<'a>, ReadError> {
        if self.tag() == tag { Ok(self.packed) } else { Err(self.wrong(name)) }
    }
}
