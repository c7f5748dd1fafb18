//! What a node is stepped with.

use crate::error::{ContractError, ErrorCode};
use crate::login::Login;
use crate::reply::Reply;
use plain_data::{Named, ReadError, Source, read, record};
use session_limit::Id;
#[cfg(feature = "schema")]
use std::collections::BTreeMap;

/// The most linked subjects of one person.
const MAX_LINKED_SUBJECTS: usize = 32;

record! {
    /// Everything that a step depends on beside the node's config.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Input {
        /// The event that is decided.
        "login" => pub login: Login,
        /// By node id, what an earlier node of this run took from the person.
        #[cfg_attr(feature = "schema", schemars(default, with = "BTreeMap<String, PersonInput>"))]
        "inputs" => pub inputs: Named<PersonInput>,
        /// The answers to this node's requests so far, in order.
        #[cfg_attr(feature = "schema", schemars(default))]
        "replies" => pub replies: Vec<Reply>,
    }
}

record! {
    /// What a node took from the person.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct PersonInput {
        /// The ids of the sessions that the person chose to end.
        #[cfg_attr(feature = "schema", schemars(default))]
        "chosen" => pub chosen: Vec<Id>,
    }
}

impl Input {
    /// Every session id that the person chose, on whichever page.
    #[must_use]
    pub fn chosen(&self) -> Vec<Id> {
        self.inputs.values().flat_map(|input| input.chosen.iter().cloned()).collect()
    }
}

/// Reads the input of a step. The error's path is a pointer into `{login, inputs, replies}`.
///
/// # Errors
/// `invalidReply` where a reply is at fault, else `invalidLogin`.
pub fn read_input(source: impl Source) -> Result<Input, ContractError> {
    let input: Input = read(source).map_err(|error: ReadError| {
        let path = error.pointer();
        let of_reply = path.starts_with("/replies");
        let code = if of_reply { ErrorCode::InvalidReply } else { ErrorCode::InvalidLogin };
        ContractError::new(code, path, error.message())
    })?;
    if input.login.linked_subjects.len() > MAX_LINKED_SUBJECTS {
        let expected = "expected at most 32 linked subjects";
        let path = "/login/linkedSubjects";
        return Err(ContractError::new(ErrorCode::InvalidLogin, path, expected));
    }
    Ok(input)
}
