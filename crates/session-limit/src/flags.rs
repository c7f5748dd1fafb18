//! What a reader of a census should know of a session beside its standing.

use serde::{Serialize, Serializer};

/// What a reader should know of a session beside its standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Flag {
    /// It claims to begin more than five minutes from now: treated as undated.
    CreatedInFuture,
    /// Its clients are not known: it counts for every client.
    NoClientIds,
    /// It has no creation time: it sorts oldest.
    NoCreatedAt,
    /// Its kind is not known here: it counts.
    UnknownKind,
}

/// The flags of one session: why its creation time was not used, and whether its clients and its
/// kind are known. They are written as a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub(crate) [Option<Flag>; 3]);

impl Flags {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

impl Serialize for Flags {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().flatten())
    }
}
