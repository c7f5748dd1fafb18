//! Reading what is no record: truth values, texts, lists, and what may be absent.

use crate::error::ReadError;
use crate::reader::{Readable, Reader};
use std::marker::PhantomData;

impl<'a> Readable<'a> for bool {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        reader.boolean()
    }
}

impl<'a> Readable<'a> for &'a str {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        reader.text()
    }
}

impl<'a, T: Readable<'a>> Readable<'a> for Option<T> {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        T::read(reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<'a, T: Readable<'a>> Readable<'a> for Vec<T> {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        let (count, items) = reader.items()?;
        let mut list = Self::with_capacity(count);
        for (index, item) in items.enumerate() {
            list.push(item.read().map_err(|error| error.at(&index.to_string()))?);
        }
        Ok(list)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// A list that was read once to check it, and is read again whenever somebody walks it: short
/// lists in long ones need no memory of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Items<'a, T> {
    list: Reader<'a>,
    of: PhantomData<T>,
}

impl<'a, T: Readable<'a>> Items<'a, T> {
    /// The items, in order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        let items = self.list.items().ok().map(|(_, items)| items);
        items.into_iter().flatten().filter_map(|item| item.read().ok())
    }
}

impl<'a, T: Readable<'a>> Readable<'a> for Items<'a, T> {
    fn read(reader: Reader<'a>) -> Result<Self, ReadError> {
        for (index, item) in reader.items()?.1.enumerate() {
            item.read::<T>().map_err(|error| error.at(&index.to_string()))?;
        }
        Ok(Self { list: reader, of: PhantomData })
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl<T> Default for Items<'_, T> {
    fn default() -> Self {
        Self { list: Reader::default(), of: PhantomData }
    }
}
