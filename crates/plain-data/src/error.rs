//! What the reader says of data that is not what was asked for.

use std::borrow::Cow;

/// A fault with its place. It is boxed, because it travels with every value that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(Box<Fault>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    /// The place, which grows at its front on the way up.
    path: String,
    message: Cow<'static, str>,
}

impl ReadError {
    /// A fault at the value that is being read: lower case, no final stop.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Fault { path: String::new(), message: message.into() }))
    }

    /// The same fault, seen from one level further out.
    #[must_use]
    pub fn at(mut self, segment: &str) -> Self {
        let mut path = String::from("/");
        for letter in segment.chars() {
            match letter {
                '~' => path.push_str("~0"),
                '/' => path.push_str("~1"),
                other => path.push(other),
            }
        }
        path.push_str(&self.0.path);
        self.0.path = path;
        self
    }

    /// The place as a JSON pointer (RFC 6901), and what was expected there.
    #[must_use]
    pub fn into_parts(self) -> (String, Cow<'static, str>) {
        (self.0.path, self.0.message)
    }
}
