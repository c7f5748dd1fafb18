//! `new-node`: writes the crate of a node that builds and decides, and adds it to the workspace.

use crate::modules::{Module, capital};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// What stands in the place of the node's own names in the files to copy.
const TEMPLATES: [(&str, &str); 8] = [
    ("crates/node-@name@/Cargo.toml", include_str!("new_node/Cargo.toml.in")),
    ("crates/node-@name@/src/config.rs", include_str!("new_node/config.rs.in")),
    ("crates/node-@name@/src/export.rs", include_str!("new_node/export.rs.in")),
    ("crates/node-@name@/src/facts.rs", include_str!("new_node/facts.rs.in")),
    ("crates/node-@name@/src/lib.rs", include_str!("new_node/lib.rs.in")),
    ("crates/node-@name@/src/step.rs", include_str!("new_node/step.rs.in")),
    ("crates/node-@name@/src/verdict.rs", include_str!("new_node/verdict.rs.in")),
    ("tests/vectors/@name@.json", include_str!("new_node/vectors.json.in")),
];

/// What the node that is written decides, where nothing else is said.
const USUAL: &str = "Asks whether this person has more sessions than a limit.";

/// Generated, but compiled in: there has to be something for the first time.
const GENERATED: [&str; 2] = ["config.schema.json", "manifest.json"];

pub fn write(root: &Path, name: &str, says: Option<&str>) -> Result<()> {
    let fits = name.split('-').all(|part| {
        part.starts_with(|first: char| first.is_ascii_lowercase())
            && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    });
    ensure!(fits, "expected lower-case words with hyphens between them, found `{name}`");
    let says = says.unwrap_or(USUAL);
    let is_line =
        !says.is_empty() && !says.contains(|it: char| it.is_control() || "\"\\".contains(it));
    ensure!(is_line, "what it decides is one line, without quotes or backslashes");
    let node = Module { name: name.into(), package: format!("node-{name}") };
    let folder = root.join("crates").join(&node.package);
    ensure!(!folder.exists(), "there is a `crates/{}` already", node.package);
    let title: Vec<String> = name.split('-').map(capital).collect();
    let filled = |text: &str| {
        text.replace("@name@", name)
            .replace("@type@", &node.type_name())
            .replace("@title@", &title.join(" "))
            .replace("@says@", says)
    };
    for (path, text) in TEMPLATES {
        let file = root.join(filled(path));
        fs::create_dir_all(file.parent().unwrap_or(root))?;
        fs::write(&file, filled(text))?;
    }
    for file in GENERATED {
        fs::write(folder.join(file), "{}")?;
    }
    add_line(
        &root.join("Cargo.toml"),
        "  \"crates/node-",
        &format!("  # {}: {says}\n  \"crates/{}\",", title.join(" "), node.package),
    )?;
    let package = &node.package;
    let path = format!("{package} = {{ path = \"crates/{package}\" }}");
    add_line(&root.join("Cargo.toml"), "node-", &path)?;
    let with_schema = format!("{package} = {{ workspace = true, features = [\"schema\"] }}");
    add_line(&root.join("crates/testkit/Cargo.toml"), "node-", &with_schema)?;
    println!(
        "crates/{package} is there: its settings are in `config.rs`, its rule in `verdict.rs`, what explains it in \
         `facts.rs`, its vectors in `tests/vectors/{name}.json`; then run the tasks `types` and `build`"
    );
    Ok(())
}

/// Adds a line after the last one that begins like it.
fn add_line(file: &Path, after: &str, line: &str) -> Result<()> {
    let text = fs::read_to_string(file)?;
    let mut lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().rposition(|known| known.starts_with(after));
    let last = last.with_context(|| format!("{} names no node", file.display()))?;
    lines.insert(last + 1, line);
    Ok(fs::write(file, lines.join("\n") + "\n")?)
}
