//! A JavaScript object that properties are set on.
//!
//! `js-sys` has both functions, and catches what they throw. Here nothing is thrown: the object is ours,
//! and the text is a constant. Each way to be called that a module doesn't import is a wrapper less
//! to compile in a cold process.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// An object of our own making.
    #[wasm_bindgen(extends = js_sys::Object)]
    pub(crate) type Object;

    /// Sets a property.
    #[wasm_bindgen(method, indexing_setter)]
    pub(crate) fn set(this: &Object, name: JsValue, value: JsValue);

    /// Reads JSON that is known to be well-formed.
    #[wasm_bindgen(js_namespace = JSON)]
    pub(crate) fn parse(text: &str) -> JsValue;
}
