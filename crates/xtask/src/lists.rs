//! The files in which the nodes are named one by one, written from the one list of them.

use crate::modules::{Module, nodes};
use anyhow::Result;
use std::path::Path;

const OF: &str = "Generated from the manifests of the crates: `cargo run -p xtask -- types`.";

/// Paths in the repository, and texts.
pub fn files(root: &Path) -> Result<Vec<(String, String)>> {
    let nodes = nodes(root)?;
    Ok(vec![
        ("crates/testkit/src/nodes.rs".into(), in_rust(&nodes)),
        ("js-wrapper/nodes/src/glue.js".into(), glue(&nodes)),
        ("js-wrapper/nodes/src/bytes.js".into(), bytes(&nodes)),
    ])
}

fn in_rust(nodes: &[Module]) -> String {
    let visits = nodes.iter().map(|node| {
        format!(
            "    visitor.visit::<{}::{}>();\n",
            node.package.replace('-', "_"),
            node.type_name()
        )
    });
    format!(
        "//! Every node there is. {OF}\n\n\
         use crate::every_node::Visitor;\n\n\
         /// Shows every node to the visitor.\n\
         pub fn each(visitor: &mut impl Visitor) {{\n{}}}\n",
        visits.collect::<String>()
    )
}

fn glue(nodes: &[Module]) -> String {
    let imports = nodes.iter().map(|node| {
        format!("import * as {} from \"../dist/{}/glue.js\";\n", variable(node), node.name)
    });
    let entries = nodes.iter().map(|node| {
        let (name, of, class) = (key(node), variable(node), node.type_name());
        format!(
            "  {name}: {{\n    \
             Prepared: {of}.{class},\n    \
             manifest: {of}.manifest,\n    \
             instance: {of}.initSync,\n    \
             reset: {of}.__wbg_reset_state,\n  \
             }},\n"
        )
    });
    format!(
        "/** @file What `wasm-bindgen` wrote for each node. {OF} */\n\n{}\n\
         /** Named one by one, so that a bundle leaves out what nobody calls. */\n\
         export const GLUE = {{\n{}}};\n",
        imports.collect::<String>(),
        entries.collect::<String>()
    )
}

fn bytes(nodes: &[Module]) -> String {
    let imports = nodes.iter().map(|node| {
        format!("import {} from \"../dist/{}/bytes.js\";\n", variable(node), node.name)
    });
    let entries = nodes.iter().map(|node| format!("  {}: {},\n", key(node), variable(node)));
    format!(
        "/** @file The modules as text. {OF} */\n\n{}\n\
         /** By the type of the node. */\n\
         export const BYTES = {{\n{}}};\n",
        imports.collect::<String>(),
        entries.collect::<String>()
    )
}

/// `dataQuery`.
fn variable(node: &Module) -> String {
    let name = node.type_name();
    let (first, rest) = name.split_at(name.len().min(1));
    first.to_lowercase() + rest
}

/// The name of a property, quoted where it has to be.
fn key(node: &Module) -> String {
    if node.name.contains('-') { format!("{:?}", node.name) } else { node.name.clone() }
}
