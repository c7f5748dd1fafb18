//! The words between a node and its host, and what it means to be a node.
//!
//! A node answers *requests*, the host performs them and adds the *replies*, until the node names
//! an *output*, which is the next edge of the flow.

mod error;
mod event;
mod facts;
mod fault;
mod input;
mod limit;
mod login;
mod manifest;
mod need;
mod node;
mod reply;
mod request;
mod step;

pub use error::{ContractError, ErrorCode};
pub use event::{DisplacedReason, Displacement, Event, POLICY_DENIED};
pub use facts::{Lookup, SessionFact, ShownSession};
pub use fault::{FailureMode, Fault, FaultCode};
pub use input::{Input, MAX_LINKED_SUBJECTS, PersonInput, read_input};
pub use limit::{Count, LIMIT_PATH_ROOT, LimitSource, LimitValue, PathLimit, ResolvedLimit};
pub use login::{Login, LoginDevice, Trigger};
pub use manifest::{FaultOutput, Manifest};
pub use need::{Need, needs};
pub use node::{
    Listing, MAX_SESSIONS, Node, check_classes, guard, is_new_at_client, listing, prepare, subjects,
};
pub use reply::Reply;
pub use request::Request;
pub use step::Step;
