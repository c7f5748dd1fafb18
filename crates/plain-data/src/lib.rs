//! The strict reader: plain data of any host in, declared types out, with the place of each fault.
//!
//! A host hands its data over packed, in one piece of memory. One reader serves every host, so that
//! a misspelt or inherited field, a wrong type or a missing value gives the same error natively and
//! through WebAssembly. It takes own properties only, refuses unknown ones at every level, and is
//! bounded in depth and length, so that no input can exhaust the stack. What it reads borrows its
//! texts from the packed data. A type says its words once, in [`record!`] or [`words!`]: they are
//! read, written (`serde`) and documented (JSON Schema) from that one place.

mod error;
mod fields;
mod json;
mod packed;
mod places;
mod plain;
mod reader;
mod record;
mod values;

pub use error::ReadError;
pub use fields::Fields;
pub use json::pack_json;
pub use packed::Packed;
pub use plain::{Named, Plain};
pub use reader::{MAX_DEPTH, MAX_ITEMS, Readable, Reader};
pub use values::Items;

/// Reads packed data.
///
/// # Errors
/// What was expected, and where.
pub fn read<'a, T: Readable<'a>>(packed: &'a Packed) -> Result<T, ReadError> {
    Reader::new(packed).read()
}
