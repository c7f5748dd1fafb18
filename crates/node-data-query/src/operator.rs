//! The operators: each by its word, and by when it holds.

use plain_data::words;

words! {
    /// How a number is compared with a limit.
    #[derive(Default)]
    pub enum Operator {
        /// At least.
        #[default]
        ">=" => AtLeast,
        /// More than.
        ">" => MoreThan,
        /// At most.
        "<=" => AtMost,
        /// Fewer than.
        "<" => FewerThan,
        /// Exactly.
        "==" => Equal,
        /// Anything but.
        "!=" => NotEqual,
    }
}

impl Operator {
    /// Compares; with a lower bound only what no further session can change is known.
    pub(crate) fn holds(self, count: usize, limit: u64, complete: bool) -> Option<bool> {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let known = |settled: bool, value: bool| (complete || settled).then_some(value);
        match self {
            Self::AtLeast => known(count >= limit, count >= limit),
            Self::MoreThan => known(count > limit, count > limit),
            Self::AtMost => known(count > limit, count <= limit),
            Self::FewerThan => known(count >= limit, count < limit),
            Self::Equal => known(count > limit, count == limit),
            Self::NotEqual => known(count > limit, count != limit),
        }
    }
}
