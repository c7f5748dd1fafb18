//! Data whose shape is not declared, and objects whose names are data. Both are checked when they
//! are read and stay where they are: most logins have far more of it than a rule looks at.

use crate::error::ReadError;
use crate::packed::{FALSE, LIST, NULL, NUMBER, OBJECT, TEXT, TRUE};
use crate::reader::{Readable, Reader};
use crate::values::Items;
use std::marker::PhantomData;

/// Any plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain<'a>(Reader<'a>);

/// The own properties of an object, in its order, each name once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<'a, T> {
    object: Reader<'a>,
    of: PhantomData<T>,
}

impl<'a> Plain<'a> {
    /// The property of that name, where it is an object that has one.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        let mut properties = self.0.entries().ok()?;
        properties.find(|(known, _)| *known == name).map(|(_, value)| Self(value))
    }

    /// The number, where it is one.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        self.0.number().ok()
    }
}

impl<'a, T: Readable<'a>> Named<'a, T> {
    /// The value of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<T> {
        self.entries().find(|(known, _)| *known == name)?.1.read().ok()
    }

    /// The values, in order.
    pub fn values(&self) -> impl Iterator<Item = T> {
        self.entries().filter_map(|(_, value)| value.read().ok())
    }

    fn entries(&self) -> impl Iterator<Item = (&'a str, Reader<'a>)> {
        self.object.entries().into_iter().flatten()
    }
}

impl<'a> Readable<'a> for Plain<'a> {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        match reader.tag() {
            NULL | FALSE | TRUE | NUMBER | TEXT => {}
            LIST => {
                Items::<Plain>::read(reader)?;
            }
            OBJECT => {
                Named::<Plain>::read(reader)?;
            }
            _ => return Err(reader.wrong("plain data")),
        }
        Ok(Self(reader))
    }
}

impl<'a, T: Readable<'a>> Readable<'a> for Named<'a, T> {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        for (name, value) in reader.entries()? {
            value.read::<T>().map_err(|error| error.at(name))?;
        }
        Ok(Self { object: reader, of: PhantomData })
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl<T> Default for Named<'_, T> {
    fn default() -> Self {
        Self { object: Reader::default(), of: PhantomData }
    }
}
