//! Where the repository is, and what there is to work with: found when a task runs, never compiled in. A
//! copy of a checkout, `target` and all, works on itself.

use anyhow::{Result, bail};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The nearest folder, from this one up, that holds the manifest of a workspace.
pub fn find(from: &Path) -> Result<PathBuf> {
    let found = from.ancestors().find(|folder| {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        manifest.lines().any(|line| line.trim() == "[workspace]")
    });
    let Some(root) = found else {
        bail!(
            "neither `{}` nor a folder above it holds the `Cargo.toml` of a workspace: run this in a checkout",
            from.display()
        );
    };
    Ok(root.to_path_buf())
}

/// The Cargo that runs this, else the one on the path.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The folder that Cargo builds in.
pub fn target(root: &Path) -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root.join(folder),
        None => root.join("target"),
    }
}
