//! A value that is being read, and from how deep.

use crate::error::ReadError;
use crate::packed::{
    FALSE, FUNCTION, ILL_FORMED, LIST, MAX_BYTES, NULL, NUMBER, OBJECT, Packed, TEXT, TOO_DEEP,
    TOO_LARGE, TRUE, as_text,
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

/// A value that is being read: where it stands, and how deep it lies. By default it is null.
///
/// Two words: it is handed on in registers, where three go through memory. They hold 2^26 places, and
/// twice the depth that is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reader<'a> {
    packed: Option<&'a Packed>,
    place: u32,
}

const AT_BITS: u32 = 26;
const AT: u32 = MAX_BYTES - 1;

impl PartialEq for Reader<'_> {
    /// Whether it is the same value, at the same place.
    fn eq(&self, other: &Self) -> bool {
        let packed = (self.packed.map(std::ptr::from_ref), other.packed.map(std::ptr::from_ref));
        packed.0 == packed.1 && self.place == other.place
    }
}

impl Eq for Reader<'_> {}

impl<'a> Reader<'a> {
    pub(crate) fn new(packed: &'a Packed) -> Self {
        Self { packed: Some(packed), place: 0 }
    }

    /// A value that stands in this one.
    pub(crate) fn inside(self, at: usize) -> Self {
        let at = self.packed.map_or(at, |packed| packed.origin(at));
        let deeper = (self.place & !AT) + (1 << AT_BITS);
        Self { packed: self.packed, place: deeper | u32::try_from(at).unwrap_or(AT).min(AT) }
    }

    fn at(self) -> usize {
        (self.place & AT) as usize
    }

    fn depth(self) -> usize {
        (self.place >> AT_BITS) as usize
    }

    /// Reads the value as whatever is asked for.
    ///
    /// # Errors
    /// What was expected, and where; or that it lies too deep.
    pub fn read<T: Readable<'a>>(self) -> Result<T, ReadError> {
        if self.depth() > MAX_DEPTH {
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
        self.expect(NUMBER, "a number").map(|packed| packed.number(self.at()))
    }

    /// The text.
    ///
    /// # Errors
    /// Where it is none.
    pub fn text(self) -> Result<&'a str, ReadError> {
        self.expect(TEXT, "a string").map(|packed| packed.text(self.at()))
    }

    /// How many items there are, and the items.
    ///
    /// # Errors
    /// Where it is no list, or too long a one.
    pub fn items(self) -> Result<(usize, impl Iterator<Item = Self>), ReadError> {
        let packed = self.expect(LIST, "an array")?;
        let count = packed.count(self.at());
        if count > MAX_ITEMS {
            return Err(ReadError::new("expected a shorter list"));
        }
        Ok((count, packed.values(self.at(), count).map(move |at| self.inside(at))))
    }

    /// The own properties: their names and values.
    ///
    /// # Errors
    /// Where it is no object.
    pub fn entries(self) -> Result<impl Iterator<Item = (&'a str, Self)>, ReadError> {
        let packed = self.expect(OBJECT, "an object")?;
        let names = packed.names(self.at());
        let values = packed.values(self.at(), names.len());
        Ok(names.zip(values).map(move |(name, at)| (as_text(name), self.inside(at))))
    }

    /// For each own property, the place of its name among those that are declared, and where its value
    /// stands.
    pub(crate) fn places(
        self,
        declared: &'static [&'static str],
        mut tell: impl FnMut(usize, usize),
    ) -> Result<(), ReadError> {
        let packed = self.expect(OBJECT, "an object")?;
        let places = packed.places(self.at(), self.depth(), declared)?;
        let values = packed.values(self.at(), places.count());
        places.iter().zip(values).for_each(|(place, value)| tell(place, value));
        Ok(())
    }

    pub(crate) fn tag(self) -> u8 {
        self.packed.map_or(NULL, |packed| packed.tag(self.at()))
    }

    fn expect(self, tag: u8, name: &str) -> Result<&'a Packed, ReadError> {
        match self.packed {
            Some(packed) if packed.tag(self.at()) == tag => Ok(packed),
            _ => Err(self.wrong(name)),
        }
    }
}
