//! `sizes`: how many bytes each module costs whoever downloads it.

use crate::nodes;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

/// Compression is left to Node's zlib, so that this table and the size budgets show the same numbers.
const MEASURE: &str = include_str!("sizes.js");

pub fn run(root: &Path) -> Result<()> {
    let modules = nodes::TYPES.map(|node| nodes::dist(root).join(node).join("module.wasm"));
    ensure!(
        modules.iter().all(|module| module.exists()),
        "no modules to measure; `npm run build` makes them"
    );
    let status = Command::new("node")
        .args(["--input-type=module", "--eval", MEASURE])
        .args(modules)
        .status()
        .context("`node` doesn't start")?;
    ensure!(status.success(), "measuring failed");
    Ok(())
}
