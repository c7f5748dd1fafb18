//! What a host's values have to answer to be read.

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View<'a> {
    /// Null, or nothing.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number; integers above 2^53 may have lost their last digits.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// A list of so many items.
    List(usize),
    /// An object.
    Object,
    /// Something that plain data can't be, by its name.
    Other(&'static str),
}

/// A value of some host.
pub trait Source: Copy {
    /// What it is.
    fn view(&self) -> View<'_>;
    /// The items, where it is a list; else none.
    fn items(&self) -> impl Iterator<Item = Self>;
    /// The own properties, where it is an object; else none.
    fn entries(&self) -> impl Iterator<Item = (&str, Self)>;
}
