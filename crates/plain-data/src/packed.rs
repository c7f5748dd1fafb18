//! Packed data: plain data of any host in one piece of memory.
//!
//! A value is a tag and what the tag says: a number is eight bytes; a text is its length in bytes
//! and its UTF-8; a text that came before is where that one stands; a list is a count, the length in
//! bytes of what follows, and its items; an object is where its names stand, the length in bytes
//! of what follows, and a value for each name in turn. Names are a count and texts without a tag.
//! They follow the values of the first object that has them; those alike that come later
//! name the same place. Lengths, counts and places are four bytes, places are told from the
//! beginning, and everything is little-endian. What is cut short reads as nothing: no bytes can
//! do harm.

use crate::error::ReadError;
use crate::places::Places;
use std::cell::Cell;

pub(crate) const NULL: u8 = 0;
pub(crate) const FALSE: u8 = 1;
pub(crate) const TRUE: u8 = 2;
pub(crate) const NUMBER: u8 = 3;
pub(crate) const TEXT: u8 = 4;
pub(crate) const LIST: u8 = 5;
pub(crate) const OBJECT: u8 = 6;
pub(crate) const FUNCTION: u8 = 7;
pub(crate) const TOO_DEEP: u8 = 8;
pub(crate) const ILL_FORMED: u8 = 9;
pub(crate) const TOO_LARGE: u8 = 10;
pub(crate) const TEXT_AGAIN: u8 = 11;

/// The bytes of a tag, of a length, and of what stands before the content of a list or an object.
const TAG: usize = 1;
const LENGTH: usize = 4;
const HEAD: usize = TAG + 2 * LENGTH;

/// The longest data that is read, and more than a host packs.
pub(crate) const MAX_BYTES: u32 = 1 << 26;

/// Records lie no deeper than this, and alike ones at one depth.
const DEPTHS: usize = 8;

/// Plain data in one piece of memory. What is read borrows from it.
#[derive(Debug)]
pub struct Packed {
    bytes: Vec<u8>,
    /// What was found out last of the names at each depth: in a list they are the same again and again.
    known: [Cell<Places>; DEPTHS],
}

impl Packed {
    /// What a host packed.
    #[must_use]
    pub fn new(mut bytes: Vec<u8>) -> Self {
        if u32::try_from(bytes.len()).is_ok_and(|length| length <= MAX_BYTES) {
            return Self { bytes, known: Default::default() };
        }
        bytes.clear();
        bytes.push(TOO_LARGE);
        Self { bytes, known: Default::default() }
    }

    /// What stands there.
    pub(crate) fn tag(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(NULL)
    }

    /// Where the value really stands: a text that came before stands where it came.
    pub(crate) fn origin(&self, at: usize) -> usize {
        if self.tag(at) != TEXT_AGAIN {
            return at;
        }
        let before = self.length(at + TAG);
        if self.tag(before) == TEXT { before } else { at }
    }

    /// The number, where it is one.
    pub(crate) fn number(&self, at: usize) -> f64 {
        f64::from_le_bytes(self.after(at + TAG).first_chunk().copied().unwrap_or_default())
    }

    /// The text, where it is one.
    pub(crate) fn text(&self, at: usize) -> &str {
        as_text(self.counted(at + TAG))
    }

    /// How many items there are, where it is a list.
    pub(crate) fn count(&self, at: usize) -> usize {
        self.length(at + TAG)
    }

    /// Where the items of a list or the values of an object stand.
    pub(crate) fn values(&self, at: usize, count: usize) -> impl Iterator<Item = usize> {
        let mut next = at.saturating_add(HEAD);
        (0..count.min(self.bytes.len())).map(move |_| {
            let value = next;
            next = self.end(value);
            value
        })
    }

    /// The names of an object, in UTF-8. [`as_text`] makes them readable.
    pub(crate) fn names(&self, at: usize) -> impl ExactSizeIterator<Item = &[u8]> {
        let names = self.length(at + TAG);
        let mut next = names.saturating_add(LENGTH);
        (0..self.length(names).min(self.bytes.len())).map(move |_| {
            let name = self.counted(next);
            next = next.saturating_add(LENGTH).saturating_add(name.len());
            name
        })
    }

    /// Which of the declared fields the names of an object are, in their order.
    pub(crate) fn places(
        &self,
        at: usize,
        depth: usize,
        declared: &'static [&'static str],
    ) -> Result<Places, ReadError> {
        let names = self.length(at + TAG);
        let known = self.known.get(depth).map(Cell::get);
        if let Some(known) = known.filter(|known| known.is_about(names, declared)) {
            return Ok(known);
        }
        let places = Places::find(names, self.names(at), declared)?;
        if let Some(known) = self.known.get(depth) {
            known.set(places);
        }
        Ok(places)
    }

    /// Where the next value stands.
    pub(crate) fn end(&self, at: usize) -> usize {
        let content = match self.tag(at) {
            NUMBER => 8,
            TEXT => self.length(at + TAG).saturating_add(LENGTH),
            LIST | OBJECT => self.length(at + TAG + LENGTH).saturating_add(2 * LENGTH),
            TEXT_AGAIN => LENGTH,
            _ => 0,
        };
        at.saturating_add(TAG).saturating_add(content)
    }

    /// A length, count or place.
    fn length(&self, at: usize) -> usize {
        let four = self.after(at).first_chunk().copied().unwrap_or_default();
        usize::try_from(u32::from_le_bytes(four)).unwrap_or(0)
    }

    /// As many bytes as their length says.
    fn counted(&self, at: usize) -> &[u8] {
        let length = self.length(at);
        self.after(at.saturating_add(LENGTH)).get(..length).unwrap_or_default()
    }

    fn after(&self, at: usize) -> &[u8] {
        self.bytes.get(at..).unwrap_or_default()
    }
}

/// Bytes as a text: what packs them writes UTF-8.
pub(crate) fn as_text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Plain, ReadError, read};

    /// An object whose names are `a` and `b`: the second value is packed as it is told.
    fn two(second: &[u8]) -> Vec<u8> {
        let first = [TEXT, 1, 0, 0, 0, b'x'];
        let values = [&first, second].concat();
        let names = [2, 0, 0, 0, 1, 0, 0, 0, b'a', 1, 0, 0, 0, b'b'];
        let four = |number: usize| u32::try_from(number).unwrap_or(0).to_le_bytes();
        let (at, length) = (four(HEAD + values.len()), four(values.len() + names.len()));
        [&[OBJECT], &at[..], &length, &values, &names].concat()
    }

    fn again(at: u8) -> [u8; 5] {
        [TEXT_AGAIN, at, 0, 0, 0]
    }

    fn names_of(packed: &Packed) -> Vec<&str> {
        packed.names(0).map(as_text).collect()
    }

    #[test]
    fn a_text_that_came_before_is_read_where_it_came() {
        let packed = Packed::new(two(&again(9)));
        assert_eq!(names_of(&packed), ["a", "b"]);
        let places: Vec<usize> = packed.values(0, 2).collect();
        let texts: Vec<&str> = places.iter().map(|at| packed.text(packed.origin(*at))).collect();
        assert_eq!(texts, ["x", "x"]);
    }

    #[test]
    fn what_is_not_a_text_came_before_nowhere() -> Result<(), ReadError> {
        // The object itself, a text again, and a place beyond the end.
        for at in [0, 15, 250] {
            let packed = Packed::new(two(&again(at)));
            let error = read::<Plain>(&packed).map(|_| ()).err().map(ReadError::into_parts);
            assert_eq!(error.map(|(path, _)| path).as_deref(), Some("/b"), "{at}");
        }
        read::<Plain>(&Packed::new(two(&[TRUE]))).map(|_| ())
    }

    #[test]
    fn no_bytes_do_harm() {
        let whole = two(&again(9));
        for end in 0..whole.len() {
            let cut = Packed::new(whole.iter().take(end).copied().collect());
            let _ = read::<Plain>(&cut);
        }
        for place in 0..whole.len() {
            for byte in 0..=u8::MAX {
                let mut bytes = whole.clone();
                bytes.iter_mut().skip(place).take(1).for_each(|it| *it = byte);
                let packed = Packed::new(bytes);
                let _ = read::<Plain>(&packed);
                let _ = packed.places(0, 0, &["a", "b"]);
            }
        }
    }
}
