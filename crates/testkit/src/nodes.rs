//! Every node there is. Generated from the manifests of the crates: `cargo run -p xtask -- types`.

use crate::every_node::Visitor;

/// Shows every node to the visitor.
pub fn each(visitor: &mut impl Visitor) {
    visitor.visit::<node_data_query::DataQuery>();
    visitor.visit::<node_force_logout::ForceLogout>();
    visitor.visit::<node_logout::Logout>();
}
