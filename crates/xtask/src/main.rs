//! The tasks of the repository, run as `cargo run -p xtask -- TASK`.

mod build;
mod check;
mod modules;
mod root;
mod sizes;
mod types;

use anyhow::Result;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run -p xtask -- TASK

  build [--check] make the modules in each dist of js-wrapper, or see whether they come out the same
  sizes           print the bytes of each module: raw, gzip, brotli
  types [--check] write the generated types and schemas, or say which ones are out of date
  check           look for what the repository's own rules forbid";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    let root = root::find(&std::env::current_dir()?)?;
    match words {
        ["build"] => build::run(&root),
        ["build", "--check"] => build::check(&root),
        ["sizes"] => sizes::run(&root),
        ["types"] => types::write(&root),
        ["types", "--check"] => types::check(&root),
        ["check"] => check::run(&root),
        _ => Err(anyhow::anyhow!(USAGE)),
    }
}
