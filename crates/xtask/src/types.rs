//! `types`: what Rust declares, written out for JavaScript: JSON Schemas, `.d.ts` files, words, and what
//! names the nodes one by one.
//!
//! `testkit` knows every node and so makes the files: its example `types` prints one JSON object, from
//! a path in the repository to the text of that file. Here they are only written, or compared.

use crate::lists;
use crate::root::cargo;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

pub fn write(root: &Path) -> Result<()> {
    // `testkit` is compiled with the list of nodes, so that is written first.
    lay(root, lists::files(root)?)?;
    lay(root, generated(root)?)
}

fn lay(root: &Path, files: impl IntoIterator<Item = (String, String)>) -> Result<()> {
    for (path, text) in files {
        let file = root.join(path);
        if fs::read_to_string(&file).ok().as_ref() == Some(&text) {
            continue;
        }
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

pub fn check(root: &Path) -> Result<()> {
    let stale: Vec<String> = lists::files(root)?
        .into_iter()
        .chain(generated(root)?)
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
