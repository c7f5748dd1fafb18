//! The tasks of the repository, run as `cargo run -p xtask -- TASK`.

mod build;
mod check;
mod modules;
mod sizes;
mod types;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run -p xtask -- TASK

  build [--check] make the modules in each dist of js-wrapper, or see whether they come out the same
  sizes           print the bytes of each module: raw, gzip, brotli
  types [--check] write the generated types and schemas, or say which ones are out of date
  check           look for what the repository's own rules forbid";

fn main() -> ExitCode {
    let root = root();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["build"] => build::run(&root),
        ["build", "--check"] => build::check(&root),
        ["sizes"] => sizes::run(&root),
        ["types"] => types::write(&root),
        ["types", "--check"] => types::check(&root),
        ["check"] => check::run(&root),
        _ => Err(anyhow::anyhow!(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository, two levels above this crate.
fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(2).unwrap_or(crate_folder).to_path_buf()
}
