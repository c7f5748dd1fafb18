//! Reading the fields of an object in the order of its type.

use crate::error::ReadError;
use crate::packed::as_text;
use crate::reader::{Readable, Reader};

/// The most fields that a record has.
const MAX_FIELDS: usize = 16;

/// An object that is being read field by field.
#[derive(Debug)]
pub struct Fields<'a> {
    names: &'static [&'static str],
    found: [Reader<'a>; MAX_FIELDS],
    next: usize,
}

impl<'a> Fields<'a> {
    /// Begins to read an object with these fields, at most 16. Null is as good as absent.
    ///
    /// # Errors
    /// Where the value is no object, or has a property that is not among the names.
    pub fn open(reader: Reader<'a>, names: &'static [&'static str]) -> Result<Self, ReadError> {
        let mut found = [Reader::default(); MAX_FIELDS];
        let mut guess = 0;
        for (name, value) in reader.properties()? {
            // Most objects name their fields in the order of the type, and leave some out.
            let is_it = |known: &&str| known.as_bytes() == name;
            let after = names.iter().skip(guess).position(is_it).map(|place| guess + place);
            let place = after.or_else(|| names.iter().position(is_it));
            let Some((place, slot)) = place.and_then(|it| Some((it, found.get_mut(it)?))) else {
                return Err(ReadError::new("is not a known field here").at(as_text(name)));
            };
            *slot = value;
            guess = place + 1;
        }
        Ok(Self { names, found, next: 0 })
    }

    /// Reads the next field; `otherwise` stands for one that is absent.
    ///
    /// # Errors
    /// Where it is required and absent, or not what was expected. [`Fields::at_last`] says where.
    pub fn next<T: Readable<'a>>(&mut self, otherwise: Option<T>) -> Result<T, ReadError> {
        let value = self.found.get(self.next).filter(|value| !value.is_null());
        self.next += 1;
        match value {
            Some(value) => value.read(),
            None => otherwise.ok_or_else(|| ReadError::new("is required")),
        }
    }

    /// The fault of the field that was read last, with its name. A record names its faults in one
    /// place: said field by field it would be a tenth of a module.
    #[must_use]
    pub fn at_last(&self, error: ReadError) -> ReadError {
        let name = self.next.checked_sub(1).and_then(|last| self.names.get(last));
        error.at(name.copied().unwrap_or_default())
    }
}
