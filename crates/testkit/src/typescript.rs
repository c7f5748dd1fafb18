//! TypeScript declarations from JSON Schemas, as far as the contract needs them.

use crate::every_node::type_name;
use serde_json::{Map, Value};

/// What any node answers, also one that is not among ours.
const STEP: &str = "
/** What a node answers, whatever its type. */
export type Step = {
  /** What happened, for whoever listens. */
  events: Event[];
  /** What explains the decision. */
  facts: { [name: string]: unknown };
  /** The way out that it takes; none for a node that ends the flow. */
  output: string | null;
  type: \"done\";
} | {
  /** What to perform; one node's requests of one step may run side by side. */
  requests: Request[];
  type: \"request\";
};
";

/// One exported declaration for each shape, and one from the type of each node to its own.
pub(crate) fn declarations(shapes: &Map<String, Value>, nodes: &[&str]) -> String {
    let mut text = String::from(
        "/** @file The shapes of the node contract. Generated from the Rust types: `cargo run -p xtask -- types`. */\n",
    );
    for (name, schema) in shapes {
        text.push('\n');
        push_comment(&mut text, schema, "");
        text.push_str(&format!("export type {name} = {};\n", shape(schema, "")));
    }
    text.push_str(
        "\n/** By the type of a node: its config, its step, what explains its answer. */\n",
    );
    text.push_str("export type Nodes = {\n");
    for node in nodes {
        let [config, step, facts] = ["Config", "Step", "Facts"].map(|of| type_name(node) + of);
        text.push_str(&format!(
            "  {node:?}: {{ config: {config}; step: {step}; facts: {facts} }};\n"
        ));
    }
    text.push_str("};\n\n/** The type of a node, as a flow names it. */\nexport type NodeType = keyof Nodes;\n");
    text.push_str(STEP);
    text
}

fn push_comment(text: &mut String, schema: &Value, indent: &str) {
    if let Some(description) = schema.get("description").and_then(Value::as_str) {
        let description = description.replace('\n', &format!("\n{indent} * "));
        text.push_str(&format!("{indent}/** {description} */\n"));
    }
}

fn shape(schema: &Value, indent: &str) -> String {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(value) = schema.get("const") {
        return value.to_string();
    }
    if let Some(Value::Array(words)) = schema.get("enum") {
        return words.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    for several in ["oneOf", "anyOf"] {
        if let Some(Value::Array(options)) = schema.get(several) {
            let shapes: Vec<String> = options.iter().map(|option| shape(option, indent)).collect();
            return shapes.join(" | ");
        }
    }
    match schema.get("type") {
        Some(Value::Array(types)) => {
            let of = |name: &Value| shape(&with_type(schema, name), indent);
            types.iter().map(of).collect::<Vec<_>>().join(" | ")
        }
        Some(Value::String(name)) => named(name, schema, indent),
        _ => "unknown".into(),
    }
}

fn with_type(schema: &Value, name: &Value) -> Value {
    let mut one = schema.clone();
    if let Some(object) = one.as_object_mut() {
        object.insert("type".into(), name.clone());
    }
    one
}

fn named(name: &str, schema: &Value, indent: &str) -> String {
    match name {
        "integer" | "number" => "number".into(),
        "array" => {
            let item = schema.get("items").map_or("unknown".into(), |items| shape(items, indent));
            if item.contains(' ') { format!("Array<{item}>") } else { format!("{item}[]") }
        }
        "object" => object(schema, indent),
        other => other.into(),
    }
}

fn object(schema: &Value, indent: &str) -> String {
    let Some(Value::Object(properties)) = schema.get("properties") else {
        let values = schema.get("additionalProperties").filter(|values| values.is_object());
        let values = values.map_or("unknown".into(), |values| shape(values, indent));
        return format!("Record<string, {values}>");
    };
    let inner = format!("{indent}  ");
    let required = |name: &str| {
        let names = schema.get("required").and_then(Value::as_array);
        names.is_some_and(|names| names.iter().any(|known| known == name))
    };
    let mut text = String::from("{\n");
    for (name, property) in properties {
        push_comment(&mut text, property, &inner);
        let mark = if required(name) { "" } else { "?" };
        text.push_str(&format!("{inner}{name}{mark}: {};\n", shape(property, &inner)));
    }
    text + indent + "}"
}
