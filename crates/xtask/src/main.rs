//! The tasks of the repository, run as `cargo run -p xtask -- TASK`.

mod build;
mod check;
mod lists;
mod modules;
mod new_node;
mod root;
mod sizes;
mod types;

use anyhow::Result;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run -p xtask -- TASK

  build [NAME…]   make the modules in each dist of js-wrapper, or those of that name only
  build --check   see whether they come out the same again
  sizes           print the bytes of each module: raw, gzip, brotli
  types [--check] write the generated types, schemas, words and lists, or say which ones are out of date
  check           look for what the repository's own rules forbid
  new-node NAME [WHAT IT DECIDES]
                  write the crate of a node, and add it to the workspace";

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
        ["build", "--check"] => build::check(&root),
        ["build", names @ ..] => build::run(&root, names),
        ["sizes"] => sizes::run(&root),
        ["types"] => types::write(&root),
        ["types", "--check"] => types::check(&root),
        ["check"] => check::run(&root),
        ["new-node", name] => new_node::write(&root, name, None),
        ["new-node", name, says] => new_node::write(&root, name, Some(says)),
        _ => Err(anyhow::anyhow!(USAGE)),
    }
}
