//! Closed lists of words, taken from the Rust types with their comments.

use plain_data::{Readable, pack_json, read};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// A list of words.
pub(crate) struct List {
    /// What JavaScript calls it.
    pub(crate) name: String,
    /// What it is a list of.
    pub(crate) title: String,
    /// The type of a word, in `contract.d.ts`.
    pub(crate) of: String,
    /// The words, and what each means where Rust says so.
    pub(crate) words: Vec<(String, Option<String>)>,
}

/// The words of an enum.
#[must_use]
pub fn words_of<T: JsonSchema>() -> Vec<String> {
    words::<T>("").words.into_iter().map(|(word, _)| word).collect()
}

/// The words of an enum, with its own comments.
pub(crate) fn words<T: JsonSchema>(name: &str) -> List {
    let schema = schema::<T>();
    let words = match schema.get("oneOf").and_then(Value::as_array) {
        Some(variants) => variants.iter().flat_map(word).collect(),
        None => word(&schema),
    };
    List {
        name: name.into(),
        title: description(&schema).unwrap_or_default(),
        of: shape(&T::schema_name()),
        words,
    }
}

/// The types that tell the forms of one shape apart.
pub(crate) fn types_of<T: JsonSchema>(name: &str) -> List {
    let schema = schema::<T>();
    let forms = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let word = |form: &Value| {
        let word = form.pointer("/properties/type/const")?.as_str()?;
        Some((word.to_owned(), description(form)))
    };
    let of = format!("{}[\"type\"]", shape(&T::schema_name()));
    List {
        name: name.into(),
        title: description(&schema).unwrap_or_default(),
        of,
        words: forms.filter_map(word).collect(),
    }
}

/// Those of an enum's words that have something in common.
pub(crate) fn some<T>(name: &str, title: &str, has: fn(T) -> bool) -> List
where
    T: JsonSchema + for<'a> Readable<'a>,
{
    let List { words, .. } = words::<T>(name);
    let names = words.iter().map(|(word, _)| word.as_str());
    let has = |word: &&str| read::<T>(&pack_json(&json!(word))).is_ok_and(has);
    // What each means is said in the whole list.
    plain(name, title, names.filter(has))
}

/// A list of no type of its own.
pub(crate) fn plain<'a>(name: &str, title: &str, words: impl IntoIterator<Item = &'a str>) -> List {
    let words: Vec<_> = words.into_iter().map(|word| (word.to_owned(), None)).collect();
    let union: Vec<_> = words.iter().map(|(word, _)| format!("{word:?}")).collect();
    let of = if union.is_empty() { "never".into() } else { format!("({})", union.join(" | ")) };
    List { name: name.into(), title: title.into(), of, words }
}

/// One variant with its comment, or several without.
fn word(variant: &Value) -> Vec<(String, Option<String>)> {
    let one = variant.get("const").into_iter();
    let several = variant.get("enum").and_then(Value::as_array).into_iter().flatten();
    let meaning = description(variant).filter(|_| variant.get("const").is_some());
    let named = |word: &Value| Some((word.as_str()?.to_owned(), meaning.clone()));
    one.chain(several).filter_map(named).collect()
}

fn description(schema: &Value) -> Option<String> {
    Some(schema.get("description")?.as_str()?.replace('\n', " "))
}

fn schema<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

pub(crate) fn shape(name: &str) -> String {
    format!("import(\"../types/contract.js\").{name}")
}
