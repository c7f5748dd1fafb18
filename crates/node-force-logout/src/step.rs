//! The step of Force Logout: list, select, end, write the receipt.

use crate::config::Config;
use crate::facts::{Facts, Refusal};
use crate::receipt::{Receipt, Status, write_receipts};
use node_contract::{
    ContractError, ErrorCode, FailureMode, FaultCode, FaultOutput, Input, Listing, Login, Lookup,
    Manifest, Need, Node, Reply, Request, SessionFact, ShownSession, Step, check_classes, guard,
    listing, needs, subjects,
};
use session_limit::{
    Census, Current, EndOrder, Id, SameDevice, Scope, Selection, Session, Standing, Strategy,
    Viewpoint, select, take_census,
};

/// The node, ready to act.
#[derive(Clone, Debug)]
pub struct ForceLogout {
    config: Config,
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

    fn needs(&self) -> Vec<Need> {
        let Config { order, scope, .. } = self.config;
        needs([
            (scope == Scope::Client, Need::ClientIds),
            (self.tells_devices_apart(), Need::DeviceId),
            (true, Need::EndsSession),
            (order == EndOrder::SoonestExpiring, Need::ExpiresAt),
            (order == EndOrder::LeastRecentlyUsed, Need::LastActiveAt),
        ])
    }

    fn step<'a>(&'a self, input: &'a Input<'a>) -> Result<Step<'a, Facts<'a>>, ContractError> {
        let login = &input.login;
        guard(login)?;
        if login.current == Current::None {
            return Ok(refused(Refusal::NoCurrentSession, Facts::about(Lookup::Skipped)));
        }
        // A renewal does not arrive on a device: only a login replaces what is there.
        let trigger = login.effective_trigger();
        if self.config.strategy == Strategy::SameDevice && !trigger.makes_session() {
            return Ok(done(Facts::about(Lookup::Skipped)));
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
        let of_client = self.config.scope == Scope::Client;
        Viewpoint {
            now: login.now.0,
            subject: &login.subject,
            linked_subjects: &login.linked_subjects,
            current: &login.current,
            classes: self.config.classes.as_deref(),
            client: of_client.then_some(login.client_id.map(Id::as_str)),
            replaced_device: login.trusted_device().filter(|_| self.tells_devices_apart()),
            complete,
        }
    }

    /// Whether sessions on the login's own trusted device are ended for being there.
    fn tells_devices_apart(&self) -> bool {
        self.config.same_device == SameDevice::Replace
            || self.config.strategy == Strategy::SameDevice
    }

    fn without_list<'a>(&self, fault: FaultCode) -> Step<'a, Facts<'a>> {
        let facts =
            Facts { why: Some(fault), by_failure_mode: true, ..Facts::about(Lookup::Failed) };
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
            ..Facts::about(if partial.is_some() { Lookup::Partial } else { Lookup::Ok })
        }
    }
}

fn refused<'a>(reason: Refusal, facts: Facts<'a>) -> Step<'a, Facts<'a>> {
    let facts = Facts { reason: Some(reason), ..facts };
    Step::Done { output: Some("refused"), facts, events: Vec::new() }
}

fn done<'a>(facts: Facts<'a>) -> Step<'a, Facts<'a>> {
    Step::Done { output: Some("done"), facts, events: Vec::new() }
}
