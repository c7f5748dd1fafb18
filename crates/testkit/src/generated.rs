//! The files that are written from the Rust types: JSON Schemas and TypeScript declarations.

use crate::typescript;
use node_contract::{ContractError, Event, Input, Login, Manifest, Node, Reply, Request, Step};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};
use session_limit::Session;
use std::collections::BTreeMap;

/// Every generated file: its path in the repository and its text.
#[must_use]
pub fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (manifest, schema) in [
        (
            node_data_query::DataQuery::MANIFEST,
            config::<node_data_query::Config>("Config of Data Query"),
        ),
        (
            node_force_logout::ForceLogout::MANIFEST,
            config::<node_force_logout::Config>("Config of Force Logout"),
        ),
        (node_logout::Logout::MANIFEST, config::<node_logout::Config>("Config of Logout")),
    ] {
        let node = manifest.name;
        files
            .insert(format!("crates/node-{node}/manifest.json"), manifest_json(&manifest, &schema));
        files.insert(format!("crates/node-{node}/config.schema.json"), text(&schema));
    }
    let input = schema_of::<Input>("What a node is stepped with");
    files.insert("js-wrapper/nodes/types/input.schema.json".into(), text(&input));
    files.insert("js-wrapper/nodes/types/contract.d.ts".into(), declarations());
    files
}

/// The shapes of the contract as TypeScript.
fn declarations() -> String {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<ContractError>();
    generator.subschema_for::<Event>();
    generator.subschema_for::<Input>();
    generator.subschema_for::<Login>();
    generator.subschema_for::<Manifest>();
    generator.subschema_for::<Reply>();
    generator.subschema_for::<Request>();
    generator.subschema_for::<Session>();
    let mut shapes = generator.definitions().clone();
    for (name, schema) in [
        ("DataQueryConfig", definitions::<node_data_query::Config>(&mut shapes)),
        ("ForceLogoutConfig", definitions::<node_force_logout::Config>(&mut shapes)),
        ("LogoutConfig", definitions::<node_logout::Config>(&mut shapes)),
        ("DataQueryStep", definitions::<Step<node_data_query::Facts>>(&mut shapes)),
        ("ForceLogoutStep", definitions::<Step<node_force_logout::Facts>>(&mut shapes)),
        ("LogoutStep", definitions::<Step<node_logout::Facts>>(&mut shapes)),
    ] {
        shapes.insert(name.into(), schema);
    }
    typescript::declarations(&shapes)
}

/// A type's own schema; those that it refers to are added to the others.
fn definitions<T: JsonSchema>(shapes: &mut serde_json::Map<String, Value>) -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.root_schema_for::<T>().to_value();
    let of_others = schema.as_object_mut().and_then(|object| object.remove("$defs"));
    if let Some(Value::Object(others)) = of_others {
        shapes.extend(others);
    }
    schema
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
