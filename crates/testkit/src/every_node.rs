//! What is done with every node alike, whatever its type.

use node_contract::Node;
use schemars::JsonSchema;

/// Is shown one node after the other.
pub trait Visitor {
    /// Looks at one of them.
    fn visit<N>(&mut self)
    where
        N: Node + 'static,
        N::Config: JsonSchema,
        N::Facts<'static>: JsonSchema;
}

/// The name of its types: `DataQuery` of the node `data-query`.
#[must_use]
pub fn type_name(node: &str) -> String {
    let capital = |part: &str| {
        let (first, rest) = part.split_at(part.len().min(1));
        first.to_uppercase() + rest
    };
    node.split('-').map(capital).collect()
}
