//! The repository is found when a task runs: a copy of a checkout works on itself.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const XTASK: &str = env!("CARGO_BIN_EXE_xtask");

/// A folder of its own, removed when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Result<Self, Box<dyn Error>> {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    fn write(&self, path: &str, text: &str) -> Result<(), Box<dyn Error>> {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap_or(&self.0))?;
        Ok(fs::write(file, text)?)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn check(folder: &Path) -> Result<Output, Box<dyn Error>> {
    Ok(Command::new(XTASK).current_dir(folder).arg("check").output()?)
}

#[test]
fn a_task_works_on_the_checkout_that_it_runs_in() -> Result<(), Box<dyn Error>> {
    let scratch = Scratch::new("checkout")?;
    scratch.write("Cargo.toml", "[workspace]\nmembers = []\n")?;
    // A package on the way up is not the top.
    scratch.write("crates/one/Cargo.toml", "[package]\nname = \"one\"\n")?;
    scratch.write("crates/one/src/lib.rs", "//! Why.\n")?;
    let deep = scratch.0.join("crates/one/src");
    for folder in [&scratch.0, &deep] {
        assert!(check(folder)?.status.success(), "{}", folder.display());
    }
    scratch.write("crates/one/src/lib.rs", "use nothing;\n")?;
    for folder in [&scratch.0, &deep] {
        let said = check(folder)?;
        assert!(!said.status.success());
        let said = String::from_utf8(said.stderr)?;
        assert!(said.contains("crates/one/src/lib.rs:1"), "{said}");
    }
    Ok(())
}

#[test]
fn outside_of_a_checkout_it_says_so() -> Result<(), Box<dyn Error>> {
    let scratch = Scratch::new("nowhere")?;
    let said = check(&scratch.0)?;
    assert!(!said.status.success());
    let said = String::from_utf8(said.stderr)?;
    assert!(said.contains("run this in a checkout") && !said.contains("panicked"), "{said}");
    Ok(())
}
