//! `types`: what Rust declares, written out for JavaScript: JSON Schemas and `.d.ts` files.
//!
//! `testkit` knows every node and so makes the files: its example `types` prints one JSON object, from
//! a path in the repository to the text of that file. Here they are only written, or compared.

use crate::root::cargo;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

pub fn write(root: &Path) -> Result<()> {
    for (path, text) in generated(root)? {
        let file = root.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

pub fn check(root: &Path) -> Result<()> {
    let stale: Vec<String> = generated(root)?
        .into_iter()
        .filter(|(path, text)| fs::read_to_string(root.join(path)).ok().as_ref() != Some(text))
        .map(|(path, _)| path)
        .collect();
    ensure!(
        stale.is_empty(),
        "out of date: {}; `cargo run -p xtask -- types` writes them anew",
        stale.join(", ")
    );
    Ok(())
}

fn generated(root: &Path) -> Result<BTreeMap<String, String>> {
    let output = Command::new(cargo())
        .current_dir(root)
        .args(["run", "-q", "-p", "testkit", "--example", "types"])
        .output()
        .context("cargo doesn't start")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("the example `types` prints no object of texts")
}
