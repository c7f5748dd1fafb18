//! A step: what a node answers.

use crate::event::Event;
use crate::request::Request;
use serde::Serialize;

/// Either more is needed, or the node is done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Step<'a, Facts> {
    /// The node is done.
    Done {
        /// The way out that it takes; none for a node that ends the flow.
        output: Option<&'static str>,
        /// What explains the decision.
        facts: Facts,
        /// What happened, for whoever listens.
        events: Vec<Event<'a>>,
    },
    /// The host performs these, all of them, and steps again with the replies added in order.
    Request {
        /// What to perform; one node's requests of one step may run side by side.
        requests: Vec<Request<'a>>,
    },
}
