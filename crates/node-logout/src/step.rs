//! The step of Logout: end the current session, deny.

use crate::config::Config;
use crate::denial::Denial;
use crate::facts::Facts;
use node_contract::{
    ContractError, ErrorCode, Event, FaultCode, FaultOutput, Input, Listing, Login, Manifest, Need,
    Node, POLICY_DENIED, Reply, Request, Step, Trigger, is_new_at_client, listing, needs, subjects,
};
use session_limit::Scope;

/// The node, ready to deny.
#[derive(Clone, Debug)]
pub struct Logout {
    config: Config,
}

impl Node for Logout {
    type Config = Config;
    type Facts<'a> = Facts;

    const MANIFEST: Manifest = Manifest {
        name: "logout",
        version: env!("CARGO_PKG_VERSION"),
        title: "Logout",
        description: "Ends the current session: the login is denied before any token is issued.",
        outputs: &[],
        requests: &["listSessions", "endCurrentSession"],
        on_fault: FaultOutput { setting: None, open: None, closed: None, reason: POLICY_DENIED },
        config: include_str!("../config.schema.json"),
    };

    fn prepare(config: Config) -> Result<Self, ContractError> {
        Ok(Self { config })
    }

    fn needs(&self) -> Vec<Need> {
        needs([(self.config.scope == Scope::Client, Need::ClientIds)])
    }

    fn step<'a>(&'a self, input: &'a Input<'a>) -> Result<Step<'a, Facts>, ContractError> {
        let login = &input.login;
        let Some(current) = login.current.id() else {
            return denied(Denial::NoSession, None, &input.replies);
        };
        let asks_where = self.asks_where(login);
        let replies = match (asks_where, input.replies.split_first()) {
            (false, _) => input.replies.as_slice(),
            (true, None) => {
                let subjects = subjects(login);
                return Ok(Step::Request { requests: vec![Request::ListSessions { subjects }] });
            }
            (true, Some((reply, rest))) => {
                if is_refused_here_only(reply, login)? {
                    return denied(Denial::KeptElsewhere, None, rest);
                }
                rest
            }
        };
        match replies.split_first() {
            None => Ok(Step::Request {
                requests: vec![Request::EndCurrentSession {
                    session_id: current.as_str(),
                    reason: POLICY_DENIED,
                }],
            }),
            Some((reply, rest)) => {
                let (denial, cause) = Denial::of_reply(reply, usize::from(asks_where))?;
                denied(denial, cause, rest)
            }
        }
    }
}

impl Logout {
    /// Whether it matters which clients the session serves already.
    fn asks_where(&self, login: &Login) -> bool {
        self.config.scope == Scope::Client && login.effective_trigger() == Trigger::Sso
    }
}

fn is_refused_here_only(reply: &Reply, login: &Login) -> Result<bool, ContractError> {
    Ok(match listing(reply)? {
        // Nobody knows where else it serves: it is refused here, and ended nowhere.
        Listing::Failed(_) => true,
        Listing::Read(sessions, _) => {
            let current = login.current.id();
            let listed = sessions.iter().find(|session| Some(session.id) == current);
            is_new_at_client(listed, login)
        }
    })
}

fn denied<'a>(
    denial: Denial,
    cause: Option<FaultCode>,
    surplus: &[Reply],
) -> Result<Step<'a, Facts>, ContractError> {
    if !surplus.is_empty() {
        let expected = "expected no further reply";
        return Err(ContractError::new(ErrorCode::InvalidReply, "/replies", expected));
    }
    Ok(Step::Done {
        output: None,
        facts: Facts { class: POLICY_DENIED, denial, cause },
        events: vec![Event::LoginDenied { class: POLICY_DENIED }],
    })
}
