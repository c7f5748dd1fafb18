//! The shapes of the contract as TypeScript: what goes in as it is read, what comes out as it is written.

use crate::every_node::{Visitor, type_name};
use crate::{nodes, typescript};
use node_contract::{ContractError, Event, Input, Manifest, Need, Node, Request, Step};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The text of `contract.d.ts`.
pub(crate) fn declarations() -> String {
    let Shapes { of_contract, of_nodes } = shapes();
    typescript::declarations(&of_contract, &of_nodes)
}

/// The text of `contract.js`: the names of the same shapes, for a package whose types come from its JSDoc.
pub(crate) fn typedefs() -> String {
    let Shapes { of_contract, .. } = shapes();
    let names = of_contract.keys().map(String::as_str).chain(["Nodes", "NodeType", "Step"]);
    let typedefs = names.map(|name| {
        format!("/** @typedef {{import(\"../types/contract.js\").{name}}} {name} */\n")
    });
    format!(
        "/** @file The shapes of the node contract, for whoever imports this package. Generated from the Rust types: `cargo run -p xtask -- types`. */\n\n{}\nexport {{}};\n",
        typedefs.collect::<String>()
    )
}

fn shapes() -> Shapes {
    let mut shapes = Shapes::default();
    shapes.read::<Input>("Input");
    shapes.written::<ContractError>("ContractError");
    shapes.written::<Event>("Event");
    shapes.written::<Manifest>("Manifest");
    shapes.written::<Need>("Need");
    shapes.written::<Request>("Request");
    // It is text in Rust, and an object in what a module says.
    shapes.set(
        ("Manifest", "/properties/config"),
        json!({
            "description": "The JSON Schema of its config.",
            "type": "object",
        }),
    );
    nodes::each(&mut shapes);
    shapes
}

#[derive(Default)]
struct Shapes {
    of_contract: Map<String, Value>,
    of_nodes: Vec<&'static str>,
}

impl Visitor for Shapes {
    fn visit<N>(&mut self)
    where
        N: Node + 'static,
        N::Config: JsonSchema,
        N::Facts<'static>: JsonSchema,
    {
        let Manifest { name, outputs, .. } = N::MANIFEST;
        let of_node = type_name(name);
        self.read::<N::Config>(&format!("{of_node}Config"));
        self.written::<N::Facts<'static>>(&format!("{of_node}Facts"));
        let step = format!("{of_node}Step");
        self.written::<Step<N::Facts<'static>>>(&step);
        // Each node's facts are called so; their shape has the node's name.
        self.of_contract.remove("Facts");
        let facts = format!("#/$defs/{of_node}Facts");
        self.set((&step, "/oneOf/0/properties/facts/$ref"), facts.into());
        let outputs = if outputs.is_empty() { json!([null]) } else { json!(outputs) };
        let output = json!({ "description": "The way out that it takes.", "enum": outputs });
        self.set((&step, "/oneOf/0/properties/output"), output);
        self.of_nodes.push(name);
    }
}

impl Shapes {
    /// A type of what is handed in: null is as good as nothing.
    fn read<T: JsonSchema>(&mut self, name: &str) {
        self.add::<T>(name, SchemaSettings::draft2020_12(), |_| {});
    }

    /// A type of what comes out. A field that may be left out is never null.
    fn written<T: JsonSchema>(&mut self, name: &str) {
        self.add::<T>(name, SchemaSettings::draft2020_12().for_serialize(), never_null);
    }

    /// The type, and those that it refers to.
    fn add<T: JsonSchema>(&mut self, name: &str, settings: SchemaSettings, change: fn(&mut Value)) {
        let mut schema = settings.into_generator().root_schema_for::<T>().to_value();
        change(&mut schema);
        let of_others = schema.as_object_mut().and_then(|object| object.remove("$defs"));
        if let Some(Value::Object(others)) = of_others {
            for (name, other) in others {
                self.of_contract.entry(name).or_insert(other);
            }
        }
        self.of_contract.insert(name.into(), schema);
    }

    fn set(&mut self, pointer: (&str, &str), value: Value) {
        let (name, rest) = pointer;
        let shape = self.of_contract.get_mut(name).and_then(|shape| shape.pointer_mut(rest));
        if let Some(place) = shape {
            *place = value;
        }
    }
}

/// Takes null from every field that may be left out.
fn never_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(never_null),
        Value::Object(object) => {
            object.values_mut().for_each(never_null);
            let required = object.get("required").cloned().unwrap_or_default();
            let required = required.as_array().cloned().unwrap_or_default();
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                let optional = |(name, _): &(&String, &mut Value)| !required.contains(&json!(name));
                properties.iter_mut().filter(optional).for_each(|(_, field)| without_null(field));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn without_null(field: &mut Value) {
    if let Some(Value::Array(types)) = field.get_mut("type") {
        types.retain(|name| name != "null");
    }
    if let Some(Value::Array(options)) = field.get_mut("anyOf") {
        options.retain(|option| option.get("type").is_none_or(|name| name != "null"));
    }
}
