//! Taking plain JavaScript data over the edge in one piece.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/pack.js")]
extern "C" {
    /// The data, packed: own enumerable properties only. It never throws.
    pub(crate) fn pack(value: &JsValue) -> Vec<u8>;
}
