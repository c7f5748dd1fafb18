//! `sizes`: how many bytes each module costs whoever downloads it.

use crate::modules::shipped;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Compression is left to Node's zlib, so that this table and the size budgets show the same numbers.
const MEASURE: &str = include_str!("sizes.js");

pub fn run(root: &Path) -> Result<()> {
    let file = |dist: &Path, name: &str| dist.join(name).join("module.wasm");
    let modules: Vec<PathBuf> = shipped(root)?
        .iter()
        .flat_map(|it| it.modules.iter().map(|module| file(&it.dist, &module.name)))
        .collect();
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
