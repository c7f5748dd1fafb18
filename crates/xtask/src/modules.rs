//! The modules: the crate that each is written in, and the JavaScript package that ships it.
//!
//! A node is a member of the workspace whose manifest says `node = "its-type"` under `package.metadata`:
//! nowhere else are the nodes listed by hand.

use crate::root::cargo;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A module, in a folder of its own in `dist`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Module {
    /// The name of that folder; of a node also the type that a flow names.
    pub name: String,
    /// The crate.
    pub package: String,
}

/// The modules of one JavaScript package.
pub struct Shipped {
    /// Where they are laid.
    pub dist: PathBuf,
    pub modules: Vec<Module>,
    pub made_for: MadeFor,
    /// What `require` gets, by the source of each.
    pub bundles: &'static [(&'static str, &'static str)],
}

/// What a module is made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MadeFor {
    /// Cold processes and bundles: small, and as text too.
    Start,
    /// Long work: fast.
    Work,
}

/// One file without a letter that is not ASCII, which a cold process reads in a third of the time of the
/// single files.
const BUNDLES: [(&str, &str); 2] = [("index.cjs", "require.js"), ("inlined.cjs", "inlined.js")];

/// Every module there is.
pub fn shipped(root: &Path) -> Result<[Shipped; 2]> {
    let history = Module { name: "login-history".into(), package: "login-history".into() };
    Ok([
        Shipped {
            dist: root.join("js-wrapper/nodes/dist"),
            modules: nodes(root)?,
            made_for: MadeFor::Start,
            bundles: &BUNDLES,
        },
        Shipped {
            dist: root.join("js-wrapper/simulation/dist"),
            modules: vec![history],
            made_for: MadeFor::Work,
            bundles: &[],
        },
    ])
}

/// The nodes, by name.
pub fn nodes(root: &Path) -> Result<Vec<Module>> {
    let output = Command::new(cargo())
        .current_dir(root)
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .output()
        .context("cargo doesn't start")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let workspace: Value = serde_json::from_slice(&output.stdout)?;
    let packages = workspace.get("packages").and_then(Value::as_array);
    let mut nodes: Vec<Module> = packages.into_iter().flatten().filter_map(node).collect();
    nodes.sort();
    for Module { name, package } in &nodes {
        ensure!(*package == format!("node-{name}"), "the crate of `{name}` is called `{package}`");
    }
    Ok(nodes)
}

fn node(package: &Value) -> Option<Module> {
    let name = package.pointer("/metadata/node")?.as_str()?;
    Some(Module { name: name.into(), package: package.get("name")?.as_str()?.into() })
}

impl Module {
    /// The name of its types in Rust and in JavaScript: `DataQuery`.
    pub fn type_name(&self) -> String {
        self.name.split('-').map(capital).collect()
    }
}

/// The word with its first letter large.
pub fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}
