//! Identifiers of sessions, subjects, clients and devices.

use plain_data::{ReadError, Readable, Reader};
use serde::Serialize;
use std::ops::Deref;

/// The longest identifier, in UTF-8 bytes.
pub const MAX_ID_BYTES: usize = 256;

/// An identifier: 1 to 256 bytes of UTF-8, compared byte by byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Id<'a>(
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = MAX_ID_BYTES)))] &'a str,
);

impl<'a> Id<'a> {
    /// The identifier, or nothing where the text is empty or too long.
    #[must_use]
    pub fn new(text: &'a str) -> Option<Self> {
        (1..=MAX_ID_BYTES).contains(&text.len()).then_some(Self(text))
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.0
    }
}

impl Deref for Id<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl<'a> Readable<'a> for Id<'a> {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        Self::new(reader.text()?)
            .ok_or_else(|| ReadError::new("expected an identifier of 1 to 256 bytes"))
    }
}
