//! Declaring types whose words are said once.

/// Declares a struct that is read from an object with exactly these fields. A field with a default
/// may be left out, and so may one whose type has something that stands for absence (`Option`).
/// With the feature `schema` of the declaring crate it has a JSON Schema too.
#[macro_export]
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $type:ident {
            $(
                $(#[$of_field:meta])*
                $name:literal => $of:vis $field:ident: $kind:ty $(= $default:expr)?
            ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        $visibility struct $type {
            $(
                $(#[$of_field])*
                #[cfg_attr(feature = "schema", schemars(rename = $name))]
                $(#[cfg_attr(feature = "schema", schemars(default, extend("default" = $default)))])?
                $of $field: $kind,
            )*
        }

        impl $crate::Readable for $type {
            fn read<S: $crate::Source>(
                reader: &$crate::Reader<S>,
            ) -> Result<Self, $crate::ReadError> {
                const NAMES: &[&str] = &[$($name),*];
                #[allow(non_camel_case_types, reason = "a field's place goes by its name")]
                enum Place { $($field),* }
                let fields = $crate::Fields::open(reader, NAMES)?;
                Ok(Self {
                    $(
                        $field: fields.read(
                            Place::$field as usize,
                            $crate::record!(@otherwise $kind $(, $default)?),
                        )?,
                    )*
                })
            }
        }
    };
    (@otherwise $kind:ty) => { <$kind as $crate::Readable>::absent() };
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

        impl $crate::Readable for $type {
            fn read<S: $crate::Source>(
                reader: &$crate::Reader<S>,
            ) -> Result<Self, $crate::ReadError> {
                const EXPECTED: &str = concat!("expected one of", $(" `", $name, "`"),*);
                match reader.text()? {
                    $($name => Ok(Self::$variant),)*
                    _ => Err($crate::ReadError::new(EXPECTED)),
                }
            }
        }
    };
}
