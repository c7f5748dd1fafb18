//! Packed data: plain data of any host in one piece of memory.
//!
//! A value is a tag and what the tag says: a number is eight bytes; a text is its length in bytes
//! and its UTF-8; a list or an object is a count, the length in bytes of what follows, and that:
//! items, or names (texts without a tag) and values in turn. Lengths and counts are four bytes,
//! and everything is little-endian. What is cut short reads as nothing: no bytes can do harm.

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

/// A packed value, and whatever comes after it. No bytes at all are null.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Packed<'a>(pub(crate) &'a [u8]);

impl<'a> Packed<'a> {
    /// What it is.
    pub(crate) fn tag(self) -> u8 {
        self.0.first().copied().unwrap_or(NULL)
    }

    /// The number, where it is one.
    pub(crate) fn number(self) -> f64 {
        f64::from_le_bytes(self.content().first_chunk().copied().unwrap_or_default())
    }

    /// The text, where it is one.
    pub(crate) fn text(self) -> &'a str {
        as_text(bytes(self.content()).0)
    }

    /// How many items or properties there are, where it is a list or an object.
    pub(crate) fn count(self) -> usize {
        length(self.content()).0
    }

    /// The items, where it is a list.
    pub(crate) fn items(self) -> impl Iterator<Item = Self> {
        let (count, mut rest) = self.several();
        (0..count).map(move |_| {
            let item = Packed(rest);
            rest = item.rest();
            item
        })
    }

    /// The names and values, where it is an object. [`as_text`] makes a name readable.
    pub(crate) fn entries(self) -> impl Iterator<Item = (&'a [u8], Self)> {
        let (count, mut rest) = self.several();
        (0..count).map(move |_| {
            let (name, after) = bytes(rest);
            let value = Packed(after);
            rest = value.rest();
            (name, value)
        })
    }

    /// Whatever follows the tag.
    fn content(self) -> &'a [u8] {
        self.0.get(1..).unwrap_or_default()
    }

    /// The count and the bytes of what is in a list or an object.
    fn several(self) -> (usize, &'a [u8]) {
        let (count, rest) = length(self.content());
        let (content, _) = bytes(rest);
        (count.min(content.len()), content)
    }

    /// The bytes after this value.
    fn rest(self) -> &'a [u8] {
        let content = self.content();
        match self.tag() {
            NUMBER => content.get(8..).unwrap_or_default(),
            TEXT => bytes(content).1,
            LIST | OBJECT => bytes(length(content).1).1,
            _ => content,
        }
    }
}

/// Bytes as a text: what packs them writes UTF-8.
pub(crate) fn as_text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_default()
}

/// A length or count, and what comes after it.
fn length(bytes: &[u8]) -> (usize, &[u8]) {
    match bytes.split_first_chunk() {
        Some((first, rest)) => (usize::try_from(u32::from_le_bytes(*first)).unwrap_or(0), rest),
        None => (0, &[]),
    }
}

/// As many bytes as their length says, and what comes after them.
fn bytes(bytes: &[u8]) -> (&[u8], &[u8]) {
    let (length, rest) = length(bytes);
    rest.split_at_checked(length).unwrap_or_default()
}
