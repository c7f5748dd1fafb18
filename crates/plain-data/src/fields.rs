//! Reading the fields of an object, each by its place in the type.

use crate::error::ReadError;
use crate::readable::{Readable, Reader};
use crate::source::{Source, View};

/// The most fields that a record has.
const MAX_FIELDS: usize = 16;

/// An object that is being read field by field.
#[derive(Debug)]
pub struct Fields<'a, S> {
    reader: &'a Reader<S>,
    names: &'static [&'static str],
    found: [Option<S>; MAX_FIELDS],
}

impl<'a, S: Source> Fields<'a, S> {
    /// Begins to read an object with these fields, at most 16. Null is as good as absent.
    ///
    /// # Errors
    /// Where the value is no object, or has a property that is not among the names.
    pub fn open(reader: &'a Reader<S>, names: &'static [&'static str]) -> Result<Self, ReadError> {
        let source = reader.source();
        if source.view() != View::Object {
            return Err(reader.wrong("an object"));
        }
        let mut found = [None; MAX_FIELDS];
        let mut guess = 0;
        for (name, value) in source.entries() {
            // Most objects name their fields in the order of the type.
            let place = if names.get(guess).is_some_and(|next| *next == name) {
                Some(guess)
            } else {
                names.iter().position(|known| *known == name)
            };
            let Some((place, slot)) = place.and_then(|it| Some((it, found.get_mut(it)?))) else {
                return Err(ReadError::new("is not a known field here").at(name));
            };
            *slot = (value.view() != View::Null).then_some(value);
            guess = place + 1;
        }
        Ok(Self { reader, names, found })
    }

    /// Reads the field at that place; `otherwise` stands for one that is absent.
    ///
    /// # Errors
    /// Where it is required and absent, or not what was expected.
    pub fn read<T: Readable>(&self, place: usize, otherwise: Option<T>) -> Result<T, ReadError> {
        let value = match self.found.get(place) {
            Some(Some(source)) => self.reader.inner(*source).and_then(|value| T::read(&value)),
            Some(None) | None => otherwise.ok_or_else(|| ReadError::new("is required")),
        };
        value.map_err(|error| error.at(self.names.get(place).copied().unwrap_or_default()))
    }
}
