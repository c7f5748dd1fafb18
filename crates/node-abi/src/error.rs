//! Typed errors as JavaScript sees them.

use node_contract::ContractError;
use wasm_bindgen::JsValue;

/// An `Error` with the `code` and the `path` as properties.
pub(crate) fn to_js(error: &ContractError) -> JsValue {
    let thrown: JsValue = js_sys::Error::new(&error.to_string()).into();
    let code = crate::write(&error.code).unwrap_or(JsValue::UNDEFINED);
    let set = |name: &str, value: &JsValue| js_sys::Reflect::set(&thrown, &name.into(), value);
    let done = set("name", &"NodeError".into())
        .and(set("code", &code))
        .and(set("path", &error.path.as_str().into()));
    done.map_or_else(|failure| failure, |_| thrown)
}
