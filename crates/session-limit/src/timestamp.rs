//! Times as a directory reports them, and which of them can be believed.

use plain_data::{ReadError, Readable, Reader};
use serde::Serialize;

/// The largest integer that every host holds exactly: 2^53 - 1.
pub const MAX_MILLIS: u64 = (1 << 53) - 1;

/// How far after `now` a creation time may lie before it is treated as missing, in milliseconds.
pub const FUTURE_TOLERANCE_MS: u64 = 5 * 60 * 1000;

/// Below this a positive number of milliseconds would be before March 1973: it is seconds.
const SMALLEST_PLAUSIBLE_MS: u64 = 100_000_000_000;

/// From here on (September 2001) `now` itself is certainly milliseconds.
const SURELY_MS: u64 = 1_000_000_000_000;

/// A number that claims to be epoch milliseconds. It is kept as it came, so that a listing with
/// an impossible time is a failed lookup and not an unreadable message.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timestamp(f64);

/// A time that is known to be epoch milliseconds: an integer from 0 to 2^53 - 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Millis(#[cfg_attr(feature = "schema", schemars(range(min = 0)))] pub u64);

impl<'a> Readable<'a> for Millis {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        let millis = whole(reader.number()?);
        millis.map(Self).ok_or_else(|| ReadError::new("expected an integer from 0 to 2^53 - 1"))
    }
}

/// A time that can't be milliseconds: negative, fractional, too large, or given in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTime;

impl Timestamp {
    /// The time in epoch milliseconds, judged at `now`.
    ///
    /// # Errors
    /// [`InvalidTime`] where the number can't be milliseconds.
    pub fn at(self, now: u64) -> Result<u64, InvalidTime> {
        let millis = whole(self.0).ok_or(InvalidTime)?;
        let seconds = millis > 0 && millis < SMALLEST_PLAUSIBLE_MS && now >= SURELY_MS;
        if seconds { Err(InvalidTime) } else { Ok(millis) }
    }
}

impl From<u64> for Timestamp {
    #[expect(clippy::cast_precision_loss, reason = "above 2^53 a time is invalid either way")]
    fn from(millis: u64) -> Self {
        Self(millis as f64)
    }
}

/// The integer that a number of any host is; nothing where it is none from 0 to [`MAX_MILLIS`].
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "checked to be whole and in range first"
)]
#[must_use]
pub fn whole(number: f64) -> Option<u64> {
    let fits = number >= 0.0 && number <= MAX_MILLIS as f64 && number.trunc() == number;
    fits.then_some(number as u64)
}

impl<'a> Readable<'a> for Timestamp {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        reader.number().map(Self)
    }
}
