//! What it means to be a node, and what every node does alike.

use crate::error::{ContractError, ErrorCode};
use crate::fault::FaultCode;
use crate::input::Input;
use crate::login::Login;
use crate::manifest::Manifest;
use crate::need::Need;
use crate::reply::Reply;
use crate::step::Step;
use plain_data::{Packed, ReadError, Readable, read};
use serde::Serialize;
use session_limit::{Class, Current, Session};

/// The most sessions in one listing; a host that has more passes these on as a lower bound.
pub const MAX_SESSIONS: usize = 10_000;

/// A workflow node: a pure function from config and input to a step. It has no clock, no
/// randomness, no I/O and no memory between calls, and any input whatever gives a step or a typed
/// error.
pub trait Node: Sized {
    /// The settings, as a flow states them.
    type Config: for<'a> Readable<'a>;
    /// What explains a decision.
    type Facts<'a>: Serialize
    where
        Self: 'a;

    /// What the node says of itself.
    const MANIFEST: Manifest;

    /// Makes a node of its settings.
    ///
    /// # Errors
    /// `invalidConfig` where two settings contradict each other.
    fn prepare(config: Self::Config) -> Result<Self, ContractError>;

    /// What it needs of the directory, as it is set: each once, in the order of the words.
    fn needs(&self) -> Vec<Need>;

    /// Answers the next step.
    ///
    /// # Errors
    /// `notAuthenticated`, `loginUnfinished`, or `invalidReply` where a reply answers another
    /// request.
    fn step<'a>(&'a self, input: &'a Input<'a>)
    -> Result<Step<'a, Self::Facts<'a>>, ContractError>;
}

/// Makes a node of packed data.
///
/// # Errors
/// `invalidConfig`; the path is a pointer into the config.
pub fn prepare<N: Node>(packed: &Packed) -> Result<N, ContractError> {
    let config = read(packed).map_err(|error: ReadError| {
        let (path, message) = error.into_parts();
        ContractError::new(ErrorCode::InvalidConfig, path, message)
    })?;
    N::prepare(config)
}

/// Refuses a login that there is nothing to decide about.
///
/// # Errors
/// `notAuthenticated` or `loginUnfinished`.
pub fn guard(login: &Login) -> Result<(), ContractError> {
    if !login.authenticated {
        return Err(ContractError::new(
            ErrorCode::NotAuthenticated,
            "/login/authenticated",
            "nothing is decided before the person has proved who they are",
        ));
    }
    match &login.current {
        Current::Session { unfinished: Some(_), .. } => Err(ContractError::new(
            ErrorCode::LoginUnfinished,
            "/login/current/unfinished",
            "the session's own login is not finished: there is nothing to renew",
        )),
        Current::Session { .. } | Current::Pending { .. } | Current::None => Ok(()),
    }
}

/// Refuses a list of classes that names none: the node would be about no session at all.
///
/// # Errors
/// `invalidConfig`.
pub fn check_classes(classes: Option<&[Class]>) -> Result<(), ContractError> {
    if classes.is_none_or(|classes| !classes.is_empty()) {
        return Ok(());
    }
    Err(ContractError::new(ErrorCode::InvalidConfig, "/classes", "expected at least one class"))
}

/// The subject and the linked subjects, each once.
#[must_use]
pub fn subjects<'a>(login: &Login<'a>) -> Vec<&'a str> {
    let mut subjects = vec![login.subject.as_str()];
    for linked in login.linked_subjects.iter().map(|id| id.as_str()) {
        if !subjects.contains(&linked) {
            subjects.push(linked);
        }
    }
    subjects
}

/// What a reply to `listSessions` says.
#[derive(Clone, Copy, Debug)]
pub enum Listing<'a> {
    /// There is none.
    Failed(FaultCode),
    /// The sessions, and why they are a lower bound where they are.
    Read(&'a [Session<'a>], Option<FaultCode>),
}

/// The listing in the first reply.
///
/// # Errors
/// `invalidReply` where the reply answers another request or names too many sessions.
pub fn listing<'a>(reply: &'a Reply<'a>) -> Result<Listing<'a>, ContractError> {
    let expected = match reply {
        Reply::Listed { sessions, .. } if sessions.len() > MAX_SESSIONS => {
            "expected at most 10,000 sessions"
        }
        Reply::Listed { sessions, partial } => return Ok(Listing::Read(sessions, *partial)),
        Reply::Failed(fault) => return Ok(Listing::Failed(fault.error)),
        Reply::Ended { .. } => "expected `listed` or `failed`",
    };
    Err(ContractError::new(ErrorCode::InvalidReply, "/replies/0", expected))
}

/// Whether the directory lists the current session without the client that the login is for.
#[must_use]
pub fn is_new_at_client(current: Option<&Session>, login: &Login) -> bool {
    let clients = current.and_then(|session| session.client_ids);
    match (clients, login.client_id) {
        (Some(clients), Some(client)) => !clients.iter().any(|id| id == client),
        (None, _) | (_, None) => false,
    }
}
