//! `check`: the rules of the repository that no compiler knows.

use anyhow::{Result, bail};
use std::fs;
use std::path::Path;

const LINES_MAX: usize = 400;

/// For development only. Every other crate is pure, one that nobody has thought of yet included.
const IMPURE_CRATES: [&str; 2] = ["testkit", "xtask"];
/// Where JavaScript begins: these may name the binding generator, and nothing else of what follows.
const EDGES: [&str; 2] = ["crates/node-abi/src/", "crates/login-history/src/export.rs"];
const BINDINGS: [&str; 3] = ["wasm_bindgen", "js_sys", "serde_wasm_bindgen"];
/// A clock, chance, or an order of iteration that differs between two runs.
const IMPURE: [&str; 6] = ["SystemTime", "Instant", "rand", "getrandom", "HashMap", "HashSet"];
/// Modules of `std` that reach outside.
const OUTSIDE: [&str; 5] = ["env", "fs", "net", "process", "thread"];

const TOP_LEVEL: [&str; 10] = [
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "crates",
    "js-wrapper",
    "package-lock.json",
    "package.json",
];
/// What the tools of the two languages lay beside them; never committed.
const UNTRACKED: [&str; 2] = ["node_modules", "target"];

pub fn run(root: &Path) -> Result<()> {
    let mut complaints = Vec::new();
    top_level(root, &mut complaints)?;
    folder(root, root, &mut complaints)?;
    if complaints.is_empty() {
        return Ok(());
    }
    complaints.sort();
    bail!("{}", complaints.join("\n"))
}

fn top_level(root: &Path, complaints: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(root)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let known = [&TOP_LEVEL[..], &["tests"], &UNTRACKED].concat().contains(&name.as_str());
        if !known && !name.starts_with('.') {
            complaints.push(format!("{name}: has no place at the top level"));
        }
    }
    Ok(())
}

fn folder(root: &Path, path: &Path, complaints: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || ["dist", "node_modules", "target"].contains(&name.as_str()) {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            folder(root, &path, complaints)?;
        } else if [".rs", ".js", ".jsx"].iter().any(|end| name.ends_with(end)) {
            let shown =
                path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            complaints.extend(source(&shown, &fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// Everything that is wrong with one source file.
fn source(path: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    if !says_what_it_is_for(path, text) {
        let form = if path.ends_with(".rs") { "`//! …`" } else { "`/** @file … */`" };
        complaints.push(format!("{path}:1: begin with {form}: what is this file for?"));
    }
    let lines = text.lines().count();
    if lines > LINES_MAX {
        complaints.push(format!("{path}: {lines} lines, over {LINES_MAX}; is it still one idea?"));
    }
    if is_pure(path) {
        let is_edge = EDGES.iter().any(|edge| path.starts_with(edge));
        for (number, line) in text.lines().enumerate() {
            for word in impure_words(is_edge, line) {
                complaints.push(format!("{path}:{}: a node may not use `{word}`", number + 1));
            }
        }
    }
    complaints
}

fn is_pure(path: &str) -> bool {
    let Some((name, inside)) = path.strip_prefix("crates/").and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    // What follows `src` runs in a module; tests and benches don't.
    inside.starts_with("src/") && !IMPURE_CRATES.contains(&name)
}

fn says_what_it_is_for(path: &str, text: &str) -> bool {
    let mut lines = text.lines().skip_while(|line| line.starts_with("#!/"));
    let first = lines.next().unwrap_or_default();
    if path.ends_with(".rs") {
        return first.starts_with("//! ");
    }
    // A longer comment may stand in a block; its sentence still comes first.
    first.starts_with("/** @file ")
        || (first == "/**" && lines.next().is_some_and(|line| line.starts_with(" * @file ")))
}

fn impure_words(is_edge: bool, line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or_default();
    let words: Vec<&str> = code
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let of_std = words.contains(&"std");
    words
        .into_iter()
        .filter(|word| {
            IMPURE.contains(word)
                || (!is_edge && BINDINGS.contains(word))
                || (of_std && OUTSIDE.contains(word))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> usize {
        source(path, text).len()
    }

    #[test]
    fn a_file_says_what_it_is_for() {
        assert_eq!(complaints("crates/a/src/b.rs", "//! Why.\n"), 0);
        assert_eq!(complaints("crates/a/src/b.rs", "use c;\n"), 1);
        assert_eq!(complaints("tests/b.js", "/** @file Why. */\n"), 0);
        assert_eq!(complaints("tests/b.js", "#!/usr/bin/env node\n/** @file Why. */\n"), 0);
        assert_eq!(complaints("tests/b.js", "/**\n * @file Why.\n */\n"), 0);
        assert_eq!(complaints("tests/b.js", "/**\n * Says why.\n */\n"), 1);
        assert_eq!(complaints("tests/b.js", ""), 1);
    }

    #[test]
    fn a_file_is_short() {
        let lines = |count: usize| "//! Why.\n".repeat(count);
        assert_eq!(complaints("crates/a/src/b.rs", &lines(LINES_MAX)), 0);
        assert_eq!(complaints("crates/a/src/b.rs", &lines(LINES_MAX + 1)), 1);
    }

    #[test]
    fn a_node_is_pure() {
        let path = "crates/node-logout/src/lib.rs";
        let file = |line: &str| format!("//! Why.\n{line}\n");
        for line in [
            "use std::time::SystemTime;",
            "use std::{env, fs};",
            "let m: HashMap<A, B> = x;",
            "use wasm_bindgen::prelude::*;",
            "rand::random()",
        ] {
            assert!(complaints(path, &file(line)) > 0, "{line}");
            assert_eq!(complaints("crates/testkit/src/lib.rs", &file(line)), 0, "{line}");
        }
        for line in ["// no HashMap here", "let operand = Instantly::new();", "fn env(fs: u8) {}"] {
            assert_eq!(complaints(path, &file(line)), 0, "{line}");
        }
    }

    #[test]
    fn a_crate_is_pure_without_being_listed() {
        let text = "//! Why.\nuse std::time::Instant;\n";
        for name in ["plain-data", "login-history", "node-that-is-new", "anything"] {
            assert_eq!(complaints(&format!("crates/{name}/src/deep/file.rs"), text), 1, "{name}");
            assert_eq!(complaints(&format!("crates/{name}/tests/file.rs"), text), 0, "{name}");
        }
        assert_eq!(complaints("crates/xtask/src/file.rs", text), 0);
    }

    #[test]
    fn an_edge_alone_names_its_binding_generator() {
        let text = "//! Why.\nuse wasm_bindgen::JsValue;\n";
        assert_eq!(complaints("crates/node-abi/src/lib.rs", text), 0);
        assert_eq!(complaints("crates/login-history/src/export.rs", text), 0);
        assert_eq!(complaints("crates/login-history/src/replay.rs", text), 1);
        assert_eq!(complaints("crates/node-contract/src/lib.rs", text), 1);
    }
}
