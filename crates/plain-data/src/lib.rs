//! The strict reader: plain data of any host in, declared types out, with the place of each fault.
//!
//! One reader serves every host, so that a misspelt or inherited field, a wrong type or a missing
//! value gives the same error natively and through WebAssembly. It takes own properties only,
//! refuses unknown ones at every level, and is bounded in depth and length, so that no input can
//! exhaust the stack. A type says its words once, in [`record!`] or [`words!`]: they are read,
//! written (`serde`) and documented (JSON Schema) from that one place.

mod error;
mod fields;
mod json;
mod packed;
mod plain;
mod readable;
mod record;
mod source;

pub use error::ReadError;
pub use fields::Fields;
pub use packed::Packed;
pub use plain::{Named, Plain};
pub use readable::{MAX_DEPTH, MAX_ITEMS, Readable, Reader};
pub use source::{Source, View};

/// Reads a value.
///
/// # Errors
/// What was expected, and where.
pub fn read<T: Readable, S: Source>(source: S) -> Result<T, ReadError> {
    T::read(&Reader::new(source))
}
