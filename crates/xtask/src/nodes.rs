//! The three nodes: their type in a flow, their crate, and where their built files go.

use std::path::{Path, PathBuf};

/// The type that a flow names, which is also the name of the folder in `dist`.
pub const TYPES: [&str; 3] = ["data-query", "force-logout", "logout"];

/// The crate that a node is written in.
pub fn package(node: &str) -> String {
    format!("node-{node}")
}

/// Where the built nodes are laid for the JavaScript package that ships them.
pub fn dist(root: &Path) -> PathBuf {
    root.join("js-wrapper/nodes/dist")
}
