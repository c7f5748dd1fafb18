//! Writing plain data in one piece, for `unpack.js` to make JavaScript values of.
//!
//! A value is a tag and what the tag says: a small number is four bytes, any other eight; a text
//! is its length in UTF-16 units, and itself the next of the texts; a word is where it stands in memory
//! and its length; a list is a count and its items; an object is a count and, for each
//! property, a word without a tag and the value. Everything is little-endian.

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::fmt;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const SMALL: u8 = 3;
const NUMBER: u8 = 4;
const TEXT: u8 = 5;
const WORD: u8 = 6;
const LIST: u8 = 7;
const OBJECT: u8 = 8;

/// The largest integer that JavaScript holds exactly: 2^53 - 1.
const LARGEST_EXACT: u64 = (1 << 53) - 1;

/// What was written.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) values: Vec<u8>,
    /// One behind the other.
    pub(crate) texts: String,
    /// Whether something of it could not be written. It is asked once, at the end: that nothing in between
    /// fails halves what the compiler makes of a type that is written.
    failed: bool,
}

/// Writes data of a declared type.
///
/// # Errors
/// Where it has what no contract type has.
pub(crate) fn write(value: &impl Serialize) -> Result<Written, Unwritable> {
    // Most steps fit: memory that grows is asked for again and again.
    let mut written = Written {
        values: Vec::with_capacity(1024),
        texts: String::with_capacity(256),
        failed: false,
    };
    value.serialize(&mut written)?;
    if written.failed { Err(Unwritable) } else { Ok(written) }
}

impl Written {
    fn put(&mut self, tag: u8) {
        self.values.push(tag);
    }

    #[inline(never)]
    fn put_small(&mut self, number: u32) {
        self.values.extend_from_slice(&number.to_le_bytes());
    }

    #[inline(never)]
    fn put_number(&mut self, number: f64) {
        self.put(NUMBER);
        self.values.extend_from_slice(&number.to_le_bytes());
    }

    #[inline(never)]
    fn put_word(&mut self, word: &'static str) {
        let place = u32::try_from(word.as_ptr().addr()).ok().filter(|place| *place < 1 << 24);
        let length = u8::try_from(word.len()).ok();
        self.failed |= place.is_none() || length.is_none();
        self.put_small((place.unwrap_or(0) << 8) | u32::from(length.unwrap_or(0)));
    }

    /// Notes that there is what no contract type has.
    fn fail(&mut self) {
        self.failed = true;
    }

    /// Begins a list or an object; what is in it is counted when it ends.
    #[inline(never)]
    fn several(&mut self, tag: u8) -> Several<'_> {
        self.put(tag);
        let count_at = self.values.len();
        self.put_small(0);
        Several { written: self, count_at, count: 0 }
    }
}

/// A list or an object that is being written.
pub(crate) struct Several<'w> {
    written: &'w mut Written,
    count_at: usize,
    count: u32,
}

impl Several<'_> {
    #[inline(never)]
    fn name(&mut self, name: &'static str) {
        self.count += 1;
        self.written.put_word(name);
    }

    #[inline(never)]
    fn close(self) {
        let count = self.count.to_le_bytes();
        let place = self.written.values.get_mut(self.count_at..);
        if let Some(place) = place.and_then(<[u8]>::first_chunk_mut) {
            *place = count;
        }
    }
}

impl SerializeSeq for Several<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Unwritable> {
        self.count += 1;
        item.serialize(&mut *self.written)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Several<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.name(name);
        value.serialize(&mut *self.written)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close();
        Ok(())
    }
}

impl<'w> Serializer for &'w mut Written {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Several<'w>;
    type SerializeStruct = Several<'w>;
    type SerializeTuple = Impossible<(), Unwritable>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Impossible<(), Unwritable>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.put(if value { TRUE } else { FALSE });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_i64(self, _: i64) -> Result<(), Unwritable> {
        self.fail();
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }

    #[inline(never)]
    #[expect(clippy::cast_precision_loss, reason = "checked to be exact first")]
    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        match u32::try_from(value) {
            Ok(small) => {
                self.put(SMALL);
                self.put_small(small);
            }
            Err(_) => {
                self.failed |= value > LARGEST_EXACT;
                self.put_number(value as f64);
            }
        }
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Unwritable> {
        self.put_number(value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Unwritable> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    #[inline(never)]
    fn serialize_str(self, text: &str) -> Result<(), Unwritable> {
        let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
        self.put(TEXT);
        self.put_small(u32::try_from(units).unwrap_or(0));
        self.texts.push_str(text);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unwritable> {
        self.fail();
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.put(NULL);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unwritable> {
        self.put(WORD);
        self.put_word(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unwritable> {
        self.fail();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Several<'w>, Unwritable> {
        Ok(self.several(LIST))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Several<'w>, Unwritable> {
        Ok(self.several(OBJECT))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

/// Data that no contract type has: a map, a variant with content, an integer above 2^53 - 1.
#[derive(Debug)]
pub(crate) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a step has what can't be written")
    }
}

impl std::error::Error for Unwritable {}

impl serde::ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}
