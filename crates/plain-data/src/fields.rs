//! Reading the fields of an object in the order of its type.

use crate::error::ReadError;
use crate::places::MAX_FIELDS;
use crate::reader::{Readable, Reader};

/// An object that is being read field by field.
#[derive(Debug)]
pub struct Fields<'a> {
    names: &'static [&'static str],
    object: Reader<'a>,
    /// Where the value of each field stands; nothing stands at the beginning but the whole.
    found: [usize; MAX_FIELDS],
    next: usize,
}

impl<'a> Fields<'a> {
    /// Begins to read an object with these fields, at most 16. Null is as good as absent.
    ///
    /// # Errors
    /// Where the value is no object, or has a property that is not among the names.
    pub fn open(object: Reader<'a>, names: &'static [&'static str]) -> Result<Self, ReadError> {
        let mut found = [0; MAX_FIELDS];
        object.places(names, |place, value| {
            if let Some(slot) = found.get_mut(place) {
                *slot = value;
            }
        })?;
        Ok(Self { names, object, found, next: 0 })
    }

    /// Reads the next field; `otherwise` stands for one that is absent.
    ///
    /// # Errors
    /// Where it is required and absent, or not what was expected. [`Fields::at_last`] says where.
    pub fn next<T: Readable<'a>>(&mut self, otherwise: Option<T>) -> Result<T, ReadError> {
        match self.value() {
            Some(value) => value.read(),
            None => otherwise.ok_or_else(|| ReadError::new("is required")),
        }
    }

    /// The value of the next field, where there is one.
    fn value(&mut self) -> Option<Reader<'a>> {
        let found = self.found.get(self.next).copied();
        self.next += 1;
        let value = self.object.inside(found.filter(|at| *at > 0)?);
        (!value.is_null()).then_some(value)
    }

    /// The fault of the field that was read last, with its name. A record names its faults in one
    /// place: said field by field it would be a tenth of a module.
    #[must_use]
    pub fn at_last(&self, error: ReadError) -> ReadError {
        let name = self.next.checked_sub(1).and_then(|last| self.names.get(last));
        error.at(name.copied().unwrap_or_default())
    }
}
