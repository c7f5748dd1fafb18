//! The WASM edge: plain JavaScript objects in and out, typed errors, one line for each node.
//!
//! This is the only crate that knows JavaScript values. What comes in is packed by a little
//! JavaScript, by own properties only, and read by the strict reader: one crossing for a whole
//! login with its sessions. (`serde-wasm-bindgen` reads inherited properties and passes unknown
//! ones over; reading in place, property by property, took four times as long.) A step goes out
//! the same way; errors and manifests are written by `serde-wasm-bindgen`.

mod error;
mod object;
mod packing;
mod write;

pub use wasm_bindgen;

use node_contract::Node;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Half the size of the standard library's, and as fast for the few allocations of a step.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Makes a node of a JavaScript config.
///
/// # Errors
/// A JavaScript `Error` with `code`, `path` and `message`.
pub fn prepare<N: Node>(config: &JsValue) -> Result<N, JsValue> {
    node_contract::prepare(&packing::packed(config)).map_err(|error| error::to_js(&error))
}

/// Steps a node with a JavaScript input.
///
/// # Errors
/// A JavaScript `Error` with `code`, `path` and `message`.
pub fn step<N: Node>(node: &N, input: &JsValue) -> Result<JsValue, JsValue> {
    let packed = packing::packed(input);
    let input = node_contract::read_input(&packed);
    let input = input.map_err(|error| error::to_js(&error))?;
    let step = node.step(&input).map_err(|error| error::to_js(&error))?;
    packing::written(&step)
}

/// What a node needs of the directory, as a list of words.
///
/// # Errors
/// None that can happen: a word is a text.
pub fn needs<N: Node>(node: &N) -> Result<JsValue, JsValue> {
    write(&node.needs())
}

/// What a node says of itself, from JSON that is known to be well-formed.
#[must_use]
pub fn manifest(json: &str) -> JsValue {
    object::parse(json)
}

/// A contract type as a plain object. It never has a field that is nothing.
fn write(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// Exports a node to JavaScript: a class of that name, which reads its config once and steps any
/// number of times, and the plain function `manifest`.
#[macro_export]
macro_rules! export_node {
    ($name:ident: $node:ty) => {
        use $crate::wasm_bindgen::{self, prelude::*};

        /// A node that is ready: its config is read.
        #[wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen, js_name = $name)]
        #[derive(Debug)]
        pub struct Prepared($node);

        #[wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen, js_class = $name)]
        impl Prepared {
            /// Reads the config; throws an `Error` with `code`, `path` and `message`.
            ///
            /// # Errors
            /// `invalidConfig`.
            #[wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen, constructor)]
            pub fn new(config: JsValue) -> Result<Prepared, JsValue> {
                $crate::prepare(&config).map(Prepared)
            }

            /// What it needs of the directory, as a list of words.
            ///
            /// # Errors
            /// None that can happen.
            #[wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen)]
            pub fn needs(&self) -> Result<JsValue, JsValue> {
                $crate::needs(&self.0)
            }

            /// Answers `{login, inputs, replies}` with a step; throws like the constructor.
            ///
            /// # Errors
            /// `invalidLogin`, `invalidReply`, `notAuthenticated` or `loginUnfinished`.
            #[wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen)]
            pub fn step(&self, input: JsValue) -> Result<JsValue, JsValue> {
                $crate::step(&self.0, &input)
            }
        }

        /// What the node says of itself: its `MANIFEST`, with the config's JSON Schema as an object.
        #[must_use]
        #[wasm_bindgen(wasm_bindgen = $crate::wasm_bindgen)]
        pub fn manifest() -> JsValue {
            // As text: writing it field by field would be a part of each module.
            $crate::manifest(include_str!("../manifest.json"))
        }
    };
}
