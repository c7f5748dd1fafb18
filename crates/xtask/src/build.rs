//! `build`: from Rust crates to modules that JavaScript can load, the same bytes every time.

use crate::modules::{MadeFor, Module, Shipped, shipped};
use crate::root::{cargo, target};
use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// What `rustc` emits today and Node 20 runs. Named one by one: with all features on, `wasm-opt` writes
/// modules that Node 20 refuses to compile.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Small, but not by gathering what is called once in one large function: an engine compiles a function
/// when it is first called, and takes more than twice the time for twice the length.
const FOR_START: [&str; 3] = ["-Oz", "--one-caller-inline-max-function-size", "400"];
const FOR_WORK: [&str; 1] = ["-O3"];

const SUMS: &str = "SHA256SUMS";
/// What the set-up of the JavaScript side remembers of the sources.
const STAMP: &str = "SOURCES";

/// File names and what is in them.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes what JavaScript loads, and a list of its sums for each package. With names, only those modules are
/// made, and the others stay as they are.
pub fn run(root: &Path, names: &[&str]) -> Result<()> {
    let shipped = shipped(root)?;
    let all: Vec<&str> =
        shipped.iter().flat_map(|it| &it.modules).map(|it| it.name.as_str()).collect();
    if let Some(stranger) = names.iter().find(|name| !all.contains(name)) {
        bail!("there is no module `{stranger}`; there are {}", all.join(", "));
    }
    let wanted = |module: &&Module| names.is_empty() || names.contains(&module.name.as_str());
    for shipped in &shipped {
        let modules: Vec<&Module> = shipped.modules.iter().filter(wanted).collect();
        if modules.is_empty() {
            continue;
        }
        let files = make(root, &target(root).join("nodes"), shipped, &modules)?;
        if names.is_empty() && shipped.dist.exists() {
            fs::remove_dir_all(&shipped.dist)?;
        }
        for (name, content) in &files {
            write(&shipped.dist.join(name), content)?;
        }
        for (name, source) in shipped.bundles {
            bundle(root, &shipped.dist.join(name), source)?;
        }
        let all = laid(&shipped.dist)?;
        let lines = all.iter().map(|(name, content)| line(name, content));
        write(&shipped.dist.join(SUMS), lines.collect::<String>().as_bytes())?;
    }
    Ok(())
}

/// What lies in a `dist`, but for what is said of it.
fn laid(dist: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
            if ![SUMS, STAMP].contains(&name.as_str()) {
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

/// Makes everything once more, in another folder: the same bytes, or somebody's modules are not what
/// these sources build.
pub fn check(root: &Path) -> Result<()> {
    for shipped in &shipped(root)? {
        let sums = fs::read_to_string(shipped.dist.join(SUMS)).context("nothing is built yet")?;
        let modules: Vec<&Module> = shipped.modules.iter().collect();
        for (name, content) in make(root, &target(root).join("nodes-again"), shipped, &modules)? {
            ensure!(
                sums.contains(&line(&name, &content)),
                "`{name}` has other bytes when built again"
            );
        }
    }
    Ok(())
}

fn line(name: &str, content: &[u8]) -> String {
    format!("{}  {name}\n", sha256(content))
}

fn make(root: &Path, target: &Path, shipped: &Shipped, modules: &[&Module]) -> Result<Files> {
    let mut files = Files::new();
    for module in modules {
        let name = &module.name;
        let compiled = compile(root, target, module, shipped.made_for)?;
        let glue = bind(root, &compiled, name)?;
        let bytes = optimise(root, target, &glue.module, shipped.made_for)?;
        if shipped.made_for == MadeFor::Start {
            files.insert(format!("{name}/bytes.js"), bytes_file(name, &bytes).into_bytes());
        }
        files.extend([
            (format!("{name}/glue.d.ts"), glue.types.into_bytes()),
            (format!("{name}/glue.js"), glue.script.into_bytes()),
            (format!("{name}/module.wasm"), bytes),
        ]);
        files.extend(glue.snippets);
    }
    Ok(files)
}

fn bundle(root: &Path, output: &Path, source: &str) -> Result<()> {
    let status = Command::new("node")
        .current_dir(root)
        .arg("node_modules/esbuild/bin/esbuild")
        .arg(format!("js-wrapper/nodes/src/{source}"))
        .args(["--bundle", "--format=cjs", "--platform=node", "--target=node20"])
        .args(["--external:./inlined.cjs", "--log-level=warning", "--minify"])
        .arg(format!("--outfile={}", output.display()))
        .status()
        .context("`node` doesn't start")?;
    ensure!(status.success(), "esbuild failed; `npm ci` brings it");
    Ok(())
}

/// These crates are plain libraries; asking for the `cdylib` here, and not in the manifest, keeps fat LTO.
///
/// `target` is not Cargo's usual folder, so that this and a running `cargo test` don't wait for each other.
fn compile(root: &Path, target: &Path, module: &Module, made_for: MadeFor) -> Result<PathBuf> {
    let package = module.package.as_str();
    let fast: &[&str] = &["--config", "profile.release.opt-level=3"];
    let status = Command::new(cargo())
        .current_dir(root)
        .args(["rustc", "--quiet", "--release", "--lib", "--crate-type", "cdylib"])
        .args(["--target", "wasm32-unknown-unknown", "--features", "wasm", "-p", package])
        .args(if made_for == MadeFor::Work { fast } else { &[] })
        .arg("--target-dir")
        .arg(target)
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths()?)
        .status()
        .context("cargo doesn't start")?;
    ensure!(status.success(), "`{package}` doesn't compile for wasm32-unknown-unknown");
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(target.join("wasm32-unknown-unknown/release").join(file))
}

/// Paths would reach the module through panic locations; without them every machine makes the same bytes.
/// Those of the workspace itself are told from its top, by Cargo: so two checkouts share a target folder.
fn remapped_paths() -> Result<String> {
    let mut flags = Vec::new();
    for source in registry_sources()? {
        flags.push(format!("--remap-path-prefix={}=crates.io", source.display()));
    }
    Ok(flags.join("\x1f"))
}

/// The folders that Cargo unpacks crates into; their names differ from one machine to the next.
fn registry_sources() -> Result<Vec<PathBuf>> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => std::env::home_dir().context("no home folder")?.join(".cargo"),
    };
    let mut folders = Vec::new();
    for entry in fs::read_dir(home.join("registry/src")).context("no crate was fetched yet")? {
        folders.push(entry?.path());
    }
    Ok(folders)
}

struct Glue {
    module: Vec<u8>,
    script: String,
    types: String,
    /// The JavaScript that the edge brings along, the same for every module that has it: file name and content.
    snippets: Vec<(String, Vec<u8>)>,
}

fn bind(root: &Path, compiled: &Path, name: &str) -> Result<Glue> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name("glue")
        .web(true)?
        .typescript(true)
        // The caller hands over the bytes: the glue has no `import.meta`, and bundlers see no asset.
        .omit_default_module_path(true)
        // After a trap the host asks for a fresh instance under the same glue.
        .reset_state_function(true)
        .generate_output()?;
    ensure!(output.snippets().values().all(Vec::is_empty), "`{name}` has inline JavaScript");
    let mut snippets = Vec::new();
    for (name, text) in output.local_modules() {
        snippets.push((format!("snippets/{name}"), text.clone().into_bytes()));
        snippets.extend(beside(root, name, text)?);
    }
    Ok(Glue {
        // One copy for the three: a cold process compiles it once.
        script: output.js().replace("'./snippets/", "'../snippets/"),
        snippets,
        types: output.ts().unwrap_or_default().to_owned(),
        module: output.wasm_mut().emit_wasm(),
    })
}

/// The files that a snippet imports from beside it: the generator brings those along that Rust names.
fn beside(root: &Path, name: &str, text: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let folder = Path::new(name).parent().context("a snippet stands in a folder")?;
    let mut files = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("import ")) {
        let Some((_, file)) = line.split_once("from \"./") else { continue };
        let file = file.trim_end_matches("\";");
        let content = fs::read(root.join("crates/node-abi/src").join(file))?;
        files.push((format!("snippets/{}", folder.join(file).display()), content));
    }
    Ok(files)
}

/// Debug and producer sections go here and not in Cargo's `strip`, which also hides the module's features
/// from the step before.
fn optimise(root: &Path, target: &Path, module: &[u8], made_for: MadeFor) -> Result<Vec<u8>> {
    let (before, after) = (target.join("before.wasm"), target.join("after.wasm"));
    write(&before, module)?;
    let status = Command::new("node")
        .arg(root.join("node_modules/binaryen/bin/wasm-opt"))
        .args(if made_for == MadeFor::Work { &FOR_WORK[..] } else { &FOR_START })
        .arg("--mvp-features")
        .args(FEATURES)
        .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .status()
        .context("`node` doesn't start")?;
    ensure!(status.success(), "wasm-opt failed; `npm ci` brings it");
    Ok(fs::read(after)?)
}

fn bytes_file(name: &str, module: &[u8]) -> String {
    format!(
        "/** @file The module of {name} as base64. Generated. */\n\
         export const sha256 = \"{}\";\n\
         export default \"{}\";\n",
        sha256(module),
        STANDARD.encode(module),
    )
}

fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
