//! The step of Force Logout: list, select, end, write the receipt.

use crate::config::Config;
use crate::receipt::{Receipt, Status, displaced};
use node_contract::{
    ContractError, ErrorCode, Event, FailureMode, FaultCode, FaultOutput, Input, Listing, Login,
    Lookup, Manifest, Node, Reply, Request, SessionFact, ShownSession, Step, check_classes, guard,
    listing, subjects,
};
use serde::Serialize;
use session_limit::{
    Census, Current, Id, SameDevice, Scope, Selection, Session, Standing, Strategy, Viewpoint,
    select, take_census,
};

/// The node, ready to act.
#[derive(Clone, Debug)]
pub struct ForceLogout {
    config: Config,
}

/// What explains what was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Facts<'a> {
    /// How the lookup went.
    pub lookup: Lookup,
    /// Why it failed or was partial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<FaultCode>,
    /// Why the node refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Refusal>,
    /// Whether a failure mode let the login go on.
    pub by_failure_mode: bool,
    /// How many of the counted sessions had to end so that the limit holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub must_end: Option<usize>,
    /// What became of each session.
    pub receipts: Vec<Receipt<'a>>,
    /// The sessions that could not be ended, for another try.
    pub retry: Vec<&'a str>,
    /// The sessions that may be ended, as their owner may be shown them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<Vec<ShownSession<'a>>>,
    /// Every listed session, explained; left out, like `shown`, where the config says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<SessionFact<'a>>>,
}

/// Why Force Logout refuses. Nothing was ended, but for `revokeFailed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Refusal {
    /// The sessions could not be listed, and the config says `closed`.
    LookupFailed,
    /// There is no session to keep.
    NoCurrentSession,
    /// Too few of the chosen sessions are pre-existing ones.
    NoRoomMade,
    /// A session could not be ended, and the config says `closed`.
    RevokeFailed,
    /// The current session was ended by a newer login meanwhile.
    Superseded,
}

impl Node for ForceLogout {
    type Config = Config;
    type Facts<'a> = Facts<'a>;

    const MANIFEST: Manifest = Manifest {
        name: "force-logout",
        version: env!("CARGO_PKG_VERSION"),
        title: "Force Logout",
        description: "Ends the pre-existing sessions of this person and keeps the current one.",
        outputs: &["done", "refused"],
        requests: &["listSessions", "revokeSession"],
        on_fault: FaultOutput {
            setting: Some("onRevokeFailure"),
            open: Some("done"),
            closed: Some("refused"),
            reason: "revokeFailed",
        },
        config: include_str!("../config.schema.json"),
    };

    fn prepare(config: Config) -> Result<Self, ContractError> {
        let needs_limit = matches!(config.strategy, Strategy::Chosen | Strategy::Excess);
        if needs_limit && config.limit.is_none() {
            let expected = "is required with the strategies `chosen` and `excess`";
            return Err(ContractError::new(ErrorCode::InvalidConfig, "/limit", expected));
        }
        check_classes(config.classes.as_deref())?;
        Ok(Self { config })
    }

    fn step<'a>(&'a self, input: &'a Input<'a>) -> Result<Step<'a, Facts<'a>>, ContractError> {
        let login = &input.login;
        guard(login)?;
        if login.current == Current::None {
            return Ok(refused(Refusal::NoCurrentSession, facts(Lookup::Skipped)));
        }
        // A renewal does not arrive on a device: only a login replaces what is there.
        let trigger = login.effective_trigger();
        if self.config.strategy == Strategy::SameDevice && !trigger.makes_session() {
            return Ok(done(facts(Lookup::Skipped)));
        }
        let Some((reply, replies)) = input.replies.split_first() else {
            return Ok(Step::Request {
                requests: vec![Request::ListSessions { subjects: subjects(login) }],
            });
        };
        match listing(reply)? {
            Listing::Failed(fault) => Ok(self.without_list(fault)),
            Listing::Read(sessions, partial) => self.act(input, sessions, partial, replies),
        }
    }
}

impl ForceLogout {
    fn act<'a>(
        &self,
        input: &'a Input<'a>,
        sessions: &'a [Session<'a>],
        partial: Option<FaultCode>,
        replies: &[Reply],
    ) -> Result<Step<'a, Facts<'a>>, ContractError> {
        let login = &input.login;
        let Ok(census) = take_census(sessions, &self.view(login, partial.is_none())) else {
            return Ok(self.without_list(FaultCode::Invalid));
        };
        let selection = self.select(&census, input);
        if let Some(reason) = self.refusal(login, &census, &selection, partial) {
            return Ok(refused(reason, self.explain(&census, &selection, partial)));
        }
        if replies.len() < selection.end.len() {
            let open = selection.end.iter().skip(replies.len());
            let requests = open.map(|row| Request::RevokeSession {
                session_id: row.session.id.as_str(),
                subject: row.session.subject.as_str(),
            });
            return Ok(Step::Request { requests: requests.collect() });
        }
        let (receipts, events) = write_receipts(&selection, replies, login)?;
        let failed = receipts.iter().filter(|receipt| receipt.status == Status::Failed);
        let retry: Vec<&str> = failed.map(|receipt| receipt.session_id).collect();
        let some_failed = !retry.is_empty();
        let refuses = some_failed && self.config.on_revoke_failure == FailureMode::Closed;
        let newer = census.rows.iter().filter(|row| row.standing == Standing::Newer);
        let newer = newer.filter(|row| row.is_in(self.config.scope)).map(Receipt::of_newer);
        Ok(Step::Done {
            output: Some(if refuses { "refused" } else { "done" }),
            facts: Facts {
                reason: refuses.then_some(Refusal::RevokeFailed),
                by_failure_mode: some_failed || partial.is_some(),
                receipts: receipts.into_iter().chain(newer).collect(),
                retry,
                ..self.explain(&census, &selection, partial)
            },
            events,
        })
    }

    /// Why nothing may be ended, if so.
    fn refusal(
        &self,
        login: &Login,
        census: &Census,
        selection: &Selection,
        partial: Option<FaultCode>,
    ) -> Option<Refusal> {
        if partial.is_some() && self.config.on_partial_lookup == FailureMode::Closed {
            return Some(Refusal::LookupFailed);
        }
        // A list that is not whole never proves that a session is gone.
        let must_be_listed = matches!(login.current, Current::Session { listed: true, .. });
        if must_be_listed && partial.is_none() && census.current.is_none() {
            return Some(Refusal::Superseded);
        }
        (!selection.makes_room).then_some(Refusal::NoRoomMade)
    }

    fn select<'c, 'a>(&self, census: &'c Census<'a>, input: &Input) -> Selection<'c, 'a> {
        let Config { strategy, order, scope, .. } = self.config;
        let limit = self.config.limit.as_ref().map(|limit| limit.resolve(&input.login).value);
        let limit = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
        select(census, strategy, order, scope, limit, &input.chosen())
    }

    fn view<'a>(&'a self, login: &'a Login<'a>, complete: bool) -> Viewpoint<'a> {
        let replaces = self.config.same_device == SameDevice::Replace
            || self.config.strategy == Strategy::SameDevice;
        let of_client = self.config.scope == Scope::Client;
        Viewpoint {
            now: login.now.0,
            subject: &login.subject,
            linked_subjects: &login.linked_subjects,
            current: &login.current,
            classes: self.config.classes.as_deref(),
            client: of_client.then_some(login.client_id.map(Id::as_str)),
            replaced_device: login.trusted_device().filter(|_| replaces),
            complete,
        }
    }

    fn without_list<'a>(&self, fault: FaultCode) -> Step<'a, Facts<'a>> {
        let facts = Facts { why: Some(fault), by_failure_mode: true, ..facts(Lookup::Failed) };
        match self.config.on_lookup_failure {
            FailureMode::Closed => refused(Refusal::LookupFailed, facts),
            FailureMode::Open => done(facts),
        }
    }

    fn explain<'a>(
        &self,
        census: &Census<'a>,
        selection: &Selection,
        partial: Option<FaultCode>,
    ) -> Facts<'a> {
        let Config { scope, explain, .. } = self.config;
        let may_end = |standing| matches!(standing, Standing::Counted | Standing::SameDevice);
        let rows = census.rows.iter();
        let shown = rows.clone().filter(|row| may_end(row.standing) && row.is_in(scope));
        Facts {
            why: partial,
            must_end: Some(selection.must_end),
            shown: explain.then(|| shown.map(ShownSession::of).collect()),
            sessions: explain.then(|| rows.map(|row| SessionFact::of(row, scope)).collect()),
            ..facts(if partial.is_some() { Lookup::Partial } else { Lookup::Ok })
        }
    }
}

type Written<'a> = (Vec<Receipt<'a>>, Vec<Event<'a>>);

fn write_receipts<'a>(
    selection: &Selection<'_, 'a>,
    replies: &[Reply],
    login: &Login,
) -> Result<Written<'a>, ContractError> {
    if replies.len() > selection.end.len() {
        let path = format!("/replies/{}", selection.end.len() + 1);
        let expected = "expected no further reply";
        return Err(ContractError::new(ErrorCode::InvalidReply, path, expected));
    }
    let mut receipts = Vec::with_capacity(replies.len());
    let mut events = Vec::with_capacity(replies.len());
    for (place, (row, reply)) in selection.end.iter().zip(replies).enumerate() {
        let receipt = Receipt::of_reply(row, reply, place + 1)?;
        if receipt.status == Status::Revoked {
            events.push(displaced(row, login));
        }
        receipts.push(receipt);
    }
    Ok((receipts, events))
}

/// Facts about a lookup, before anything is ended.
fn facts<'a>(lookup: Lookup) -> Facts<'a> {
    Facts {
        lookup,
        why: None,
        reason: None,
        by_failure_mode: false,
        must_end: None,
        receipts: Vec::new(),
        retry: Vec::new(),
        shown: None,
        sessions: None,
    }
}

fn refused<'a>(reason: Refusal, facts: Facts<'a>) -> Step<'a, Facts<'a>> {
    let facts = Facts { reason: Some(reason), ..facts };
    Step::Done { output: Some("refused"), facts, events: Vec::new() }
}

fn done<'a>(facts: Facts<'a>) -> Step<'a, Facts<'a>> {
    Step::Done { output: Some("done"), facts, events: Vec::new() }
}
