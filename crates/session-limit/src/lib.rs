//! The domain: what a session is, which sessions count, in what order, and which of them end.
//!
//! Everything here is a pure function of its arguments. There is no clock, no randomness and no
//! I/O, and nothing knows of nodes, flows, providers or WebAssembly.

mod census;
mod current;
mod device;
mod distinct;
mod flags;
mod id;
mod order;
mod selection;
mod session;
mod sorted;
mod standing;
mod timestamp;

pub use census::{Census, InvalidListing, Row, Viewpoint, take_census};
pub use current::{Current, Unfinished};
pub use device::{CoarseDevice, coarse_device};
pub use distinct::count_distinct;
pub use flags::{Flag, Flags};
pub use id::{Id, MAX_ID_BYTES};
pub use order::Position;
pub use selection::{EndOrder, Scope, Selection, Strategy, select};
pub use session::{Class, Device, INTERIM_KINDS, Kind, SameDevice, Session};
pub use standing::Standing;
pub use timestamp::{FUTURE_TOLERANCE_MS, InvalidTime, MAX_MILLIS, Millis, Timestamp, whole};
