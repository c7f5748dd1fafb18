//! Vectors: one step each, as JSON that every host reads alike.

use node_contract::{ContractError, Node, prepare, read_input};
use node_data_query::DataQuery;
use node_force_logout::ForceLogout;
use node_logout::Logout;
use serde_json::{Value, json};

/// Steps the node of that type once, from plain data to plain data. An error is data too.
#[must_use]
pub fn step(node: &str, config: &Value, input: &Value) -> Value {
    let stepped = match node {
        "data-query" => step_of::<DataQuery>(config, input),
        "force-logout" => step_of::<ForceLogout>(config, input),
        "logout" => step_of::<Logout>(config, input),
        _ => return json!({ "error": { "message": "no such node" } }),
    };
    stepped.unwrap_or_else(|error| json!({ "error": error }))
}

fn step_of<N: Node>(config: &Value, input: &Value) -> Result<Value, ContractError> {
    let node: N = prepare(config)?;
    let input = read_input(input)?;
    let step = node.step(&input)?;
    Ok(serde_json::to_value(&step).unwrap_or_default())
}
