//! The files that are written from the Rust types: JSON Schemas, TypeScript declarations and words.

use crate::every_node::Visitor;
use crate::{contract, nodes, words};
use node_contract::{Input, Manifest, Node};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::json;
use std::collections::BTreeMap;

/// Where JavaScript finds what is generated for it.
const PACKAGE: &str = "js-wrapper/nodes";

/// Every generated file: its path in the repository and its text.
#[must_use]
pub fn files() -> BTreeMap<String, String> {
    let mut of_nodes = OfNodes::default();
    nodes::each(&mut of_nodes);
    let OfNodes(mut files) = of_nodes;
    let input = schema_of::<Input>("What a node is stepped with");
    for (path, text) in [
        ("types/input.schema.json", text(&input)),
        ("types/contract.d.ts", contract::declarations()),
        ("src/contract.js", contract::typedefs()),
        ("src/words.js", words::lists()),
        ("src/meanings.js", words::meanings()),
    ] {
        files.insert(format!("{PACKAGE}/{path}"), text);
    }
    files
}

/// What stands beside each node's sources.
#[derive(Default)]
struct OfNodes(BTreeMap<String, String>);

impl Visitor for OfNodes {
    fn visit<N>(&mut self)
    where
        N: Node + 'static,
        N::Config: JsonSchema,
        N::Facts<'static>: JsonSchema,
    {
        let manifest = N::MANIFEST;
        let config = config::<N::Config>(&format!("Config of {}", manifest.title));
        let folder = format!("crates/node-{}", manifest.name);
        self.0.insert(format!("{folder}/manifest.json"), manifest_json(&manifest, &config));
        self.0.insert(format!("{folder}/config.schema.json"), text(&config));
    }
}

/// A config's schema. It travels in the module, so every subschema stands where it is used and
/// the whole can be read without looking anything up.
fn config<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = schema_of::<T>(title);
    schema.remove("$schema");
    schema
}

fn schema_of<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    schema
}

/// What a node says of itself as its module carries it: one line, with the schema as an object.
fn manifest_json(manifest: &Manifest, config: &Schema) -> String {
    let mut manifest = json!(manifest);
    if let Some(fields) = manifest.as_object_mut() {
        fields.insert("config".into(), json!(config));
    }
    manifest.to_string()
}

fn text(schema: &Schema) -> String {
    let text = serde_json::to_string_pretty(schema).unwrap_or_default();
    format!("{text}\n")
}
