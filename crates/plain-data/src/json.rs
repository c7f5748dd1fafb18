//! JSON values as a source: for vectors and native hosts.

use crate::source::{Source, View};
use serde_json::Value;

impl Source for &Value {
    fn view(&self) -> View<'_> {
        match self {
            Value::Null => View::Null,
            Value::Bool(value) => View::Bool(*value),
            Value::Number(number) => View::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => View::Text(text),
            Value::Array(items) => View::List(items.len()),
            Value::Object(_) => View::Object,
        }
    }

    fn items(&self) -> impl Iterator<Item = Self> {
        self.as_array().into_iter().flatten()
    }

    fn entries(&self) -> impl Iterator<Item = (&str, Self)> {
        self.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
    }
}
