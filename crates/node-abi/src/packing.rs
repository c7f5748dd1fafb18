//! Taking plain JavaScript data over the edge in one piece, and back.

use crate::write::write;
use js_sys::Map;
use plain_data::Packed;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

#[wasm_bindgen(module = "/src/pack.js")]
extern "C" {
    /// The data, packed: own enumerable properties only. It never throws.
    fn pack(value: &JsValue) -> Vec<u8>;
}

#[wasm_bindgen(module = "/src/unpack.js")]
extern "C" {
    /// The data that was written.
    fn unpack(values: &[u8], texts: &str, words: &Map) -> JsValue;
}

thread_local! {
    /// The words of this module that JavaScript has met.
    static WORDS: Map = Map::new();
}

/// Plain JavaScript data, packed for the strict reader.
pub(crate) fn packed(value: &JsValue) -> Packed {
    Packed::new(pack(value))
}

/// A contract type as a plain object. It never has a field that is nothing.
pub(crate) fn written(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let written = write(value).map_err(JsError::from)?;
    Ok(WORDS.with(|words| unpack(&written.values, &written.texts, words)))
}
