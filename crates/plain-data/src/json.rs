//! Packing JSON values: for vectors and native hosts.

use crate::packed::{FALSE, LIST, NULL, NUMBER, OBJECT, TEXT, TOO_DEEP, TRUE};
use crate::reader::MAX_DEPTH;
use serde_json::Value;

/// Packs a JSON value, so that the same reader reads it as reads what other hosts pack.
#[must_use]
pub fn pack_json(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, value, 0);
    bytes
}

/// One level deeper than the reader goes: it then says where the data is too deep.
fn put(bytes: &mut Vec<u8>, value: &Value, depth: usize) {
    match value {
        Value::Null => bytes.push(NULL),
        Value::Bool(value) => bytes.push(if *value { TRUE } else { FALSE }),
        Value::Number(number) => {
            bytes.push(NUMBER);
            bytes.extend(number.as_f64().unwrap_or(f64::NAN).to_le_bytes());
        }
        Value::String(text) => {
            bytes.push(TEXT);
            put_text(bytes, text);
        }
        Value::Array(_) | Value::Object(_) if depth > MAX_DEPTH => bytes.push(TOO_DEEP),
        Value::Array(items) => {
            let mut content = Vec::new();
            items.iter().for_each(|item| put(&mut content, item, depth + 1));
            put_several(bytes, LIST, items.len(), &content);
        }
        Value::Object(properties) => {
            let mut content = Vec::new();
            for (name, value) in properties {
                put_text(&mut content, name);
                put(&mut content, value, depth + 1);
            }
            put_several(bytes, OBJECT, properties.len(), &content);
        }
    }
}

fn put_several(bytes: &mut Vec<u8>, tag: u8, count: usize, content: &[u8]) {
    bytes.push(tag);
    put_length(bytes, count);
    put_length(bytes, content.len());
    bytes.extend(content);
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_length(bytes, text.len());
    bytes.extend(text.as_bytes());
}

/// A length that four bytes can't hold is one that no reader reads.
fn put_length(bytes: &mut Vec<u8>, length: usize) {
    bytes.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}
