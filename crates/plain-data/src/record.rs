//! Declaring types whose words are said once.

/// Declares a struct that is read from an object with exactly these fields. A field with a default
/// may be left out, and so may one whose type has something that stands for absence (`Option`).
/// One that borrows from the packed data says so by the lifetime `'a`. With the feature `schema` of
/// the declaring crate it has a JSON Schema too.
#[macro_export]
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $type:ident $(<$life:lifetime>)? {
            $(
                $(#[$of_field:meta])*
                $name:literal => $of:vis $field:ident: $kind:ty $(= $default:expr)?
            ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        $visibility struct $type $(<$life>)? {
            $(
                $(#[$of_field])*
                #[cfg_attr(feature = "schema", schemars(rename = $name))]
                $(#[cfg_attr(feature = "schema", schemars(default, extend("default" = $default)))])?
                $of $field: $kind,
            )*
        }

        impl<'a> $crate::Readable<'a> for $type $(<$life>)? {
            // A record in another stays a function of its own, so that none grows too long.
            #[inline(never)]
            fn read(reader: $crate::Reader<'a>) -> Result<Self, $crate::ReadError> {
                const NAMES: &[&str] = &[$($name),*];
                let mut fields = $crate::Fields::open(reader, NAMES)?;
                let mut record = || {
                    Ok(Self {
                        $($field: fields.next($crate::record!(@otherwise $kind $(, $default)?))?,)*
                    })
                };
                record().map_err(|error| fields.at_last(error))
            }
        }
    };
    (@otherwise $kind:ty) => { <$kind as $crate::Readable<'a>>::absent() };
    (@otherwise $kind:ty, $default:expr) => { Some($default) };
}

/// Declares an enum whose variants are words: read, written and documented as such.
#[macro_export]
macro_rules! words {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $type:ident {
            $(
                $(#[$of_variant:meta])*
                $name:literal => $variant:ident
            ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $visibility enum $type {
            $(
                $(#[$of_variant])*
                #[serde(rename = $name)]
                $variant,
            )*
        }

        impl<'a> $crate::Readable<'a> for $type {
            fn read(reader: $crate::Reader<'a>) -> Result<Self, $crate::ReadError> {
                const EXPECTED: &str = concat!("expected one of", $(" `", $name, "`"),*);
                match reader.text()? {
                    $($name => Ok(Self::$variant),)*
                    _ => Err($crate::ReadError::new(EXPECTED)),
                }
            }
        }
    };
}
