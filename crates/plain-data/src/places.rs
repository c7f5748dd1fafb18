//! Which fields of a record the names of an object are. Found out once for all objects alike.

use crate::error::ReadError;
use crate::packed::as_text;

/// The most fields that a record has.
pub(crate) const MAX_FIELDS: usize = 16;

/// For each name of an object, its place among the declared fields.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Places {
    /// Where the names stand.
    names: usize,
    declared: &'static [&'static str],
    found: [u8; MAX_FIELDS],
    count: usize,
}

impl Places {
    /// # Errors
    /// Where a name is not among those that are declared.
    pub(crate) fn find<'a>(
        names: usize,
        texts: impl Iterator<Item = &'a [u8]>,
        declared: &'static [&'static str],
    ) -> Result<Self, ReadError> {
        let mut places = Self { names, declared, ..Self::default() };
        let mut guess = 0;
        for name in texts {
            // Most objects name their fields in the order of the type, and leave some out.
            let is_it = |known: &&str| known.as_bytes() == name;
            let after = declared.iter().skip(guess).position(is_it).map(|place| guess + place);
            let place = after.or_else(|| declared.iter().position(is_it));
            let slot = places.found.get_mut(places.count);
            let (Some(place), Some(slot)) = (place, slot) else {
                return Err(ReadError::new("is not a known field here").at(as_text(name)));
            };
            *slot = u8::try_from(place).unwrap_or(u8::MAX);
            places.count += 1;
            guess = place + 1;
        }
        Ok(places)
    }

    /// Whether it is what would be found.
    pub(crate) fn is_about(&self, names: usize, declared: &'static [&'static str]) -> bool {
        self.names == names && std::ptr::eq(self.declared, declared)
    }

    /// The places, name by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        self.found.iter().take(self.count).map(|place| usize::from(*place))
    }

    /// How many names there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }
}
