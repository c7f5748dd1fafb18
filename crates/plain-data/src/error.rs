//! What the reader says of data that is not what was asked for.

use std::fmt::{self, Display};

/// A fault with its place, which is collected on the way up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// From the innermost segment outwards.
    path: Vec<String>,
    message: String,
}

impl ReadError {
    /// A fault at the value that is being read: lower case, no final stop.
    pub fn new(message: impl Into<String>) -> Self {
        Self { path: Vec::new(), message: message.into() }
    }

    /// A property that has no place here.
    #[must_use]
    pub fn stranger(name: String) -> Self {
        Self::new("is not a known field here").at(name)
    }

    /// The same fault, seen from one level further out.
    #[must_use]
    pub fn at(mut self, segment: impl Into<String>) -> Self {
        self.path.push(segment.into());
        self
    }

    /// The place as a JSON pointer (RFC 6901).
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in self.path.iter().rev() {
            pointer.push('/');
            for letter in segment.chars() {
                match letter {
                    '~' => pointer.push_str("~0"),
                    '/' => pointer.push_str("~1"),
                    other => pointer.push(other),
                }
            }
        }
        pointer
    }

    /// What was expected.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}
