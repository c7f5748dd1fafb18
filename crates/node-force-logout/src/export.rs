//! The JavaScript exports of this node.

node_abi::export_node!(ForceLogout: crate::ForceLogout);
