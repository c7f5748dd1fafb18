//! Vectors: one step each, as JSON that every host reads alike.

use crate::every_node::Visitor;
use crate::nodes;
use node_contract::{ContractError, Node, prepare, read_input};
use plain_data::pack_json;
use schemars::JsonSchema;
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Steps the node of that type once, from plain data to plain data. An error is data too.
#[must_use]
pub fn step(node: &str, config: &Value, input: &Value) -> Value {
    let mut steps = Steps { node, config, input, stepped: None };
    nodes::each(&mut steps);
    match steps.stepped {
        Some(Ok(step)) => step,
        Some(Err(error)) => json!({ "error": error }),
        None => json!({ "error": { "message": "no such node" } }),
    }
}

/// Steps the node of one type, when it comes by.
struct Steps<'a> {
    node: &'a str,
    config: &'a Value,
    input: &'a Value,
    stepped: Option<Result<Value, ContractError>>,
}

impl Visitor for Steps<'_> {
    fn visit<N>(&mut self)
    where
        N: Node + 'static,
        N::Config: JsonSchema,
        N::Facts<'static>: JsonSchema,
    {
        if N::MANIFEST.name == self.node {
            self.stepped = Some(step_of::<N>(self.config, self.input));
        }
    }
}

fn step_of<N: Node>(config: &Value, input: &Value) -> Result<Value, ContractError> {
    let (config, input) = (pack_json(config), pack_json(input));
    let node: N = prepare(&config)?;
    let input = read_input(&input)?;
    let step = node.step(&input)?;
    Ok(serde_json::to_value(&step).unwrap_or_default())
}

/// One vector: a step, and what has to come of it.
#[derive(Clone, Debug)]
pub struct Vector {
    /// Where it stands and what it is called.
    pub name: String,
    /// The node type.
    pub node: String,
    /// The node's config.
    pub config: Value,
    /// What it is stepped with, written out.
    pub input: Value,
    /// What the step has to match.
    pub then: Value,
}

/// Every vector of `tests/vectors`, written out as its README says.
///
/// # Errors
/// Where a file can't be read, or a vector lacks something.
pub fn load() -> Result<Vec<Vector>, Box<dyn Error>> {
    // Cargo runs a crate's tests in its folder. The folder that it was built in may be another checkout's.
    let folder = Path::new("../../tests/vectors");
    let bases: Value = serde_json::from_str(&fs::read_to_string(folder.join("bases.json"))?)?;
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut vectors = Vec::new();
    for file in files.iter().map(fs::DirEntry::path) {
        let is_json = file.extension().is_some_and(|extension| extension == "json");
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if !is_json || stem == "bases" {
            continue;
        }
        let listed: Vec<Value> = serde_json::from_str(&fs::read_to_string(&file)?)?;
        for vector in listed {
            let text = |field: &str| vector.get(field).and_then(Value::as_str).unwrap_or_default();
            vectors.push(Vector {
                name: format!("{stem}: {}", text("name")),
                node: text("node").to_owned(),
                config: vector.get("config").cloned().unwrap_or_else(|| json!({})),
                input: written_out(&vector, &bases),
                then: vector.get("then").cloned().ok_or_else(|| text("name").to_owned())?,
            });
        }
    }
    Ok(vectors)
}

/// The input with its base merged in and its short forms spelt out.
fn written_out(vector: &Value, bases: &Value) -> Value {
    let mut input = vector.get("input").cloned().unwrap_or_else(|| json!({}));
    let base = vector.get("base").and_then(Value::as_str).and_then(|base| bases.get(base));
    if let (Some(Value::Object(base)), Some(input)) = (base, input.as_object_mut()) {
        let mut login = base.clone();
        if let Some(Value::Object(own)) = input.remove("login") {
            login.extend(own);
        }
        login.retain(|_, value| !is_absent(value));
        input.insert("login".into(), Value::Object(login));
    }
    if let Some(Value::Array(replies)) = input.get_mut("replies") {
        *replies = replies.iter().flat_map(repeated).collect();
        for reply in replies {
            if let Some(Value::Array(sessions)) = reply.get_mut("sessions") {
                *sessions = sessions.iter().flat_map(sessions_of).collect();
            }
        }
    }
    input
}

fn is_absent(value: &Value) -> bool {
    value.get("$absent").is_some()
}

fn repeated(reply: &Value) -> Vec<Value> {
    match (reply.get("$repeat").and_then(Value::as_u64), reply.get("of")) {
        (Some(times), Some(reply)) => (0..times).map(|_| reply.clone()).collect(),
        _ => vec![reply.clone()],
    }
}

/// `a@5` is a session of `u1` created at 5, `s1..9` are nine of them created at 1 to 9.
fn sessions_of(listed: &Value) -> Vec<Value> {
    let session =
        |id: &str, created: u64| json!({ "id": id, "subject": "u1", "createdAt": created });
    let text = listed.as_str().unwrap_or_default();
    if let Some((id, Ok(created))) = text.split_once('@').map(|(id, at)| (id, at.parse())) {
        return vec![session(id, created)];
    }
    let range = text.strip_prefix('s').and_then(|range| range.split_once(".."));
    if let Some((Ok(first), Ok(last))) = range.map(|(a, b)| (a.parse::<u64>(), b.parse::<u64>())) {
        return (first..=last).map(|number| session(&format!("s{number}"), number)).collect();
    }
    vec![listed.clone()]
}

/// Where the actual value differs from what was wanted, as a JSON pointer; nothing where it matches.
#[must_use]
pub fn mismatch(wanted: &Value, actual: &Value) -> Option<String> {
    let inner = |(segment, found): (String, Option<String>)| Some(format!("/{segment}{}", found?));
    let fits = match (wanted, actual) {
        (Value::Object(wanted), Value::Array(actual)) if wanted.contains_key("$length") => {
            wanted.get("$length").and_then(Value::as_u64) == u64::try_from(actual.len()).ok()
        }
        (Value::Object(wanted), Value::Object(actual)) => {
            return wanted.iter().find_map(|(name, value)| match actual.get(name) {
                Some(_) if is_absent(value) => Some(format!("/{name}: there is one")),
                Some(found) => inner((name.clone(), mismatch(value, found))),
                None if is_absent(value) => None,
                None => Some(format!("/{name}: there is none")),
            });
        }
        (Value::Array(wanted), Value::Array(actual)) if wanted.len() == actual.len() => {
            let pairs = wanted.iter().zip(actual).enumerate();
            return pairs
                .map(|(place, (wanted, actual))| (place.to_string(), mismatch(wanted, actual)))
                .find_map(inner);
        }
        (Value::Number(wanted), Value::Number(actual)) => wanted.as_f64() == actual.as_f64(),
        (wanted, actual) => wanted == actual,
    };
    (!fits).then(|| format!(": wanted {wanted}, got {actual}"))
}
