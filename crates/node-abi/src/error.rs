//! Typed errors as JavaScript sees them.

use crate::object::Object;
use node_contract::ContractError;
use wasm_bindgen::{JsCast, JsValue};

/// An `Error` with the `code` and the `path` as properties.
pub(crate) fn to_js(error: &ContractError) -> JsValue {
    let thrown: Object = js_sys::Error::new(&error.text()).unchecked_into();
    thrown.set("name".into(), "NodeError".into());
    thrown.set("code".into(), crate::write(&error.code).unwrap_or(JsValue::UNDEFINED));
    thrown.set("path".into(), error.path.as_str().into());
    thrown.into()
}
