//! Packing JSON values: for vectors and native hosts.

use crate::packed::{FALSE, LIST, NULL, NUMBER, OBJECT, Packed, TEXT, TOO_DEEP, TRUE};
use crate::reader::MAX_DEPTH;
use serde_json::{Map, Value};

/// Packs a JSON value, so that the same reader reads it as reads what other hosts pack.
#[must_use]
pub fn pack_json(value: &Value) -> Packed {
    let mut packer = Packer::default();
    packer.put(value, 0);
    Packed::new(packer.bytes)
}

#[derive(Default)]
struct Packer<'a> {
    bytes: Vec<u8>,
    /// At each depth, the object whose names were packed last, and where they stand.
    known: Vec<Option<(&'a Map<String, Value>, usize)>>,
}

impl<'a> Packer<'a> {
    /// One level deeper than the reader goes: it then says where the data is too deep.
    fn put(&mut self, value: &'a Value, depth: usize) {
        match value {
            Value::Null => self.bytes.push(NULL),
            Value::Bool(value) => self.bytes.push(if *value { TRUE } else { FALSE }),
            Value::Number(number) => {
                self.bytes.push(NUMBER);
                self.bytes.extend(number.as_f64().unwrap_or(f64::NAN).to_le_bytes());
            }
            Value::String(text) => {
                self.bytes.push(TEXT);
                self.put_text(text);
            }
            Value::Array(_) | Value::Object(_) if depth > MAX_DEPTH => self.bytes.push(TOO_DEEP),
            Value::Array(items) => self.put_several(LIST, |packer| {
                items.iter().for_each(|item| packer.put(item, depth + 1));
                items.len()
            }),
            Value::Object(properties) => self.put_several(OBJECT, |packer| {
                properties.values().for_each(|value| packer.put(value, depth + 1));
                packer.put_names(properties, depth)
            }),
        }
    }

    /// A tag, what the content says of itself, its length, and the content.
    fn put_several(&mut self, tag: u8, content: impl FnOnce(&mut Self) -> usize) {
        self.bytes.push(tag);
        let head = self.bytes.len();
        self.bytes.extend([0; 8]);
        let content_at = self.bytes.len();
        let told = content(self);
        let length = self.bytes.len() - content_at;
        let told = four_bytes(told).into_iter().chain(four_bytes(length));
        self.bytes.iter_mut().skip(head).zip(told).for_each(|(byte, told)| *byte = told);
    }

    /// Where the names stand.
    fn put_names(&mut self, object: &'a Map<String, Value>, depth: usize) -> usize {
        if let Some((known, at)) = self.known.get(depth).copied().flatten()
            && known.keys().eq(object.keys())
        {
            return at;
        }
        let at = self.bytes.len();
        self.put_length(object.len());
        object.keys().for_each(|name| self.put_text(name));
        self.known.resize(self.known.len().max(depth + 1), None);
        if let Some(known) = self.known.get_mut(depth) {
            *known = Some((object, at));
        }
        at
    }

    fn put_text(&mut self, text: &str) {
        self.put_length(text.len());
        self.bytes.extend(text.as_bytes());
    }

    fn put_length(&mut self, length: usize) {
        self.bytes.extend(four_bytes(length));
    }
}

/// A length that four bytes can't hold is one that no reader reads.
fn four_bytes(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}
