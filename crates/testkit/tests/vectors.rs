//! The vectors, natively: every step gives what its vector says.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use testkit::vectors::{Vector, load, mismatch, step};

#[test]
fn every_vector_holds() -> Result<(), Box<dyn Error>> {
    let vectors = load()?;
    let wrong: Vec<String> = vectors.iter().filter_map(complaint).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
    Ok(())
}

#[test]
fn every_vector_has_a_name_of_its_own() -> Result<(), Box<dyn Error>> {
    let mut names = BTreeSet::new();
    let twice: Vec<Vector> =
        load()?.into_iter().filter(|vector| !names.insert(vector.name.clone())).collect();
    assert!(twice.is_empty(), "{twice:?}");
    Ok(())
}

#[test]
fn the_same_step_twice_is_the_same() -> Result<(), Box<dyn Error>> {
    for Vector { name, node, config, input, .. } in load()? {
        assert_eq!(step(&node, &config, &input), step(&node, &config, &input), "{name}");
    }
    Ok(())
}

/// Only the explanation may differ.
#[test]
fn explain_never_changes_a_decision() -> Result<(), Box<dyn Error>> {
    for Vector { name, node, mut config, input, .. } in load()? {
        let before = step(&node, &config, &input);
        if !explains(&node)? || before.get("error").is_some() {
            continue;
        }
        if let Some(config) = config.as_object_mut() {
            let explains = config.get("explain").is_none_or(|explain| explain != false);
            config.insert("explain".into(), (!explains).into());
        }
        let stripped = |step| without(&["sessions", "shown"], step);
        assert_eq!(stripped(before), stripped(step(&node, &config, &input)), "{name}");
    }
    Ok(())
}

/// Whether a node has that setting.
fn explains(node: &str) -> Result<bool, Box<dyn Error>> {
    let schema = fs::read_to_string(format!("../node-{node}/config.schema.json"))?;
    let schema: serde_json::Value = serde_json::from_str(&schema)?;
    Ok(schema.pointer("/properties/explain").is_some())
}

fn without(names: &[&str], mut step: serde_json::Value) -> serde_json::Value {
    if let Some(facts) = step.get_mut("facts").and_then(|facts| facts.as_object_mut()) {
        facts.retain(|name, _| !names.contains(&name.as_str()));
    }
    step
}

fn complaint(vector: &Vector) -> Option<String> {
    let actual = step(&vector.node, &vector.config, &vector.input);
    mismatch(&vector.then, &actual).map(|place| format!("{} {place}", vector.name))
}
