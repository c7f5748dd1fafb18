//! What a node is stepped with.

use crate::error::{ContractError, ErrorCode};
use crate::login::Login;
use crate::reply::Reply;
use plain_data::{Named, Packed, ReadError, read, record};
use session_limit::Id;
#[cfg(feature = "schema")]
use std::collections::BTreeMap;

/// The most linked subjects of one person.
pub const MAX_LINKED_SUBJECTS: usize = 32;

record! {
    /// Everything that a step depends on beside the node's config.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Input<'a> {
        /// The event that is decided.
        "login" => pub login: Login<'a>,
        /// By node id, what an earlier node of this run took from the person.
        #[cfg_attr(feature = "schema", schemars(default, with = "BTreeMap<String, PersonInput>"))]
        "inputs" => pub inputs: Named<'a, PersonInput<'a>>,
        /// The answers to this node's requests so far, in order.
        #[cfg_attr(feature = "schema", schemars(default))]
        "replies" => pub replies: Vec<Reply<'a>>,
    }
}

record! {
    /// What a node took from the person.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PersonInput<'a> {
        /// The ids of the sessions that the person chose to end.
        #[cfg_attr(feature = "schema", schemars(default))]
        "chosen" => pub chosen: Vec<Id<'a>>,
    }
}

impl<'a> Input<'a> {
    /// Every session id that the person chose, on whichever page.
    #[must_use]
    pub fn chosen(&self) -> Vec<Id<'a>> {
        self.inputs.values().flat_map(|input| input.chosen).collect()
    }
}

/// Reads the packed input of a step. The error's path is a pointer into `{login, inputs, replies}`.
///
/// # Errors
/// `invalidReply` where a reply is at fault, else `invalidLogin`.
pub fn read_input(packed: &Packed) -> Result<Input<'_>, ContractError> {
    let input: Input = read(packed).map_err(|error: ReadError| {
        let (path, message) = error.into_parts();
        let of_reply = path.starts_with("/replies");
        let code = if of_reply { ErrorCode::InvalidReply } else { ErrorCode::InvalidLogin };
        ContractError::new(code, path, message)
    })?;
    if input.login.linked_subjects.len() > MAX_LINKED_SUBJECTS {
        let expected = "expected at most 32 linked subjects";
        let path = "/login/linkedSubjects";
        return Err(ContractError::new(ErrorCode::InvalidLogin, path, expected));
    }
    if let Some(field) = input.login.current.impossible_time(input.login.now.0) {
        let path = ["/login/current/", field].concat();
        let expected = "expected epoch milliseconds";
        return Err(ContractError::new(ErrorCode::InvalidLogin, path, expected));
    }
    Ok(input)
}
