//! Packed data as a source: how a WebAssembly module is given plain data in one piece.
//!
//! A value is a tag and what the tag says: a number is eight bytes; a text is its length in bytes
//! and its UTF-8; a list or an object is a count, the length in bytes of what follows, and that:
//! items, or names (texts without a tag) and values in turn. Lengths and counts are four bytes,
//! and everything is little-endian. What is cut short reads as nothing: no bytes can do harm.

use crate::source::{Source, View};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const NUMBER: u8 = 3;
const TEXT: u8 = 4;
const LIST: u8 = 5;
const OBJECT: u8 = 6;
const FUNCTION: u8 = 7;
const TOO_DEEP: u8 = 8;
const ILL_FORMED: u8 = 9;
const TOO_LARGE: u8 = 10;

/// A packed value, and what comes after it.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'a>(&'a [u8]);

impl<'a> Packed<'a> {
    /// The value that the bytes begin with.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The tag and the bytes after it.
    fn parts(self) -> (u8, &'a [u8]) {
        self.0.split_first().map_or((NULL, self.0), |(tag, rest)| (*tag, rest))
    }

    /// The count and the content of a list or an object.
    fn content(self, wanted: u8) -> (usize, &'a [u8]) {
        let (tag, rest) = self.parts();
        let (count, rest) = number(rest);
        let (length, rest) = number(rest);
        let whole = rest.get(..length).filter(|_| tag == wanted);
        whole.map_or((0, &[]), |content| (count, content))
    }

    /// The bytes after this value.
    fn rest(self) -> &'a [u8] {
        let (tag, rest) = self.parts();
        let (skip, rest) = match tag {
            NUMBER => (8, rest),
            TEXT => number(rest),
            LIST | OBJECT => number(number(rest).1),
            _ => (0, rest),
        };
        rest.get(skip..).unwrap_or_default()
    }
}

impl<'a> Source for Packed<'a> {
    fn view(&self) -> View<'_> {
        let (tag, rest) = self.parts();
        match tag {
            FALSE | TRUE => View::Bool(tag == TRUE),
            NUMBER => {
                let bytes = rest.first_chunk().copied().unwrap_or_default();
                View::Number(f64::from_le_bytes(bytes))
            }
            TEXT => View::Text(text(rest).0),
            LIST => View::List(self.content(LIST).0),
            OBJECT => View::Object,
            FUNCTION => View::Other("something that is no plain data"),
            TOO_DEEP => View::Other("something nested too deeply"),
            ILL_FORMED => View::Other("an ill-formed string"),
            TOO_LARGE => View::Other("too much data"),
            _ => View::Null,
        }
    }

    fn items(&self) -> impl Iterator<Item = Self> {
        let (count, mut rest) = self.content(LIST);
        (0..count).map(move |_| {
            let item = Packed(rest);
            rest = item.rest();
            item
        })
    }

    fn entries(&self) -> impl Iterator<Item = (&str, Self)> {
        let (count, mut rest) = self.content(OBJECT);
        (0..count).map(move |_| {
            let (name, after) = text(rest);
            let value = Packed(after);
            rest = value.rest();
            (name, value)
        })
    }
}

/// A length or count, and what comes after it.
fn number(bytes: &[u8]) -> (usize, &[u8]) {
    match bytes.split_first_chunk() {
        Some((first, rest)) => (usize::try_from(u32::from_le_bytes(*first)).unwrap_or(0), rest),
        None => (0, &[]),
    }
}

/// A text without its tag, and what comes after it.
fn text(bytes: &[u8]) -> (&str, &[u8]) {
    let (length, rest) = number(bytes);
    let (text, rest) = rest.split_at_checked(length).unwrap_or_default();
    (str::from_utf8(text).unwrap_or_default(), rest)
}
