//! The step of Data Query: list the sessions, take the census, answer.

use crate::config::Config;
use crate::evaluate::Evaluation;
use crate::facts::{Facts, Skipped, Why};
use node_contract::{
    ContractError, ErrorCode, FailureMode, FaultCode, FaultOutput, Input, Listing, Login, Lookup,
    Manifest, Need, Node, Request, SessionFact, Step, Trigger, check_classes, guard,
    is_new_at_client, listing, needs, subjects,
};
use session_limit::{Current, Id, SameDevice, Scope, Session, Viewpoint, take_census};

/// The node, ready to decide.
#[derive(Clone, Debug)]
pub struct DataQuery {
    config: Config,
}

/// How much of the rule is about what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Restriction {
    Skip(Skipped),
    /// The session is not new, but may be new at its client: it is a login there.
    ClientOnly,
    Whole,
}

impl Node for DataQuery {
    type Config = Config;
    type Facts<'a> = Facts<'a>;

    const MANIFEST: Manifest = Manifest {
        name: "data-query",
        version: env!("CARGO_PKG_VERSION"),
        title: "Data Query",
        description: "Asks whether a rule about the sessions of this person holds.",
        outputs: &["true", "false"],
        requests: &["listSessions"],
        on_fault: FaultOutput {
            setting: Some("onLookupFailure"),
            open: Some("false"),
            closed: Some("true"),
            reason: "lookupFailed",
        },
        config: include_str!("../config.schema.json"),
    };

    fn prepare(config: Config) -> Result<Self, ContractError> {
        check_classes(config.classes.as_deref())?;
        Ok(Self { config })
    }

    fn needs(&self) -> Vec<Need> {
        needs([
            (self.config.rule.is_about_client(), Need::ClientIds),
            (self.config.same_device == SameDevice::Replace, Need::DeviceId),
        ])
    }

    fn step<'a>(&'a self, input: &'a Input<'a>) -> Result<Step<'a, Facts<'a>>, ContractError> {
        let login = &input.login;
        guard(login)?;
        let restriction = restriction(&self.config, login);
        if let Restriction::Skip(why) = restriction {
            let facts =
                Facts { why: Some(Why::Skipped(why)), ..Facts::about(Lookup::Skipped, login) };
            return Ok(done(false, facts));
        }
        let Some((reply, surplus)) = input.replies.split_first() else {
            return Ok(Step::Request {
                requests: vec![Request::ListSessions { subjects: subjects(login) }],
            });
        };
        if !surplus.is_empty() {
            let expected = "expected one reply: one request was made";
            return Err(ContractError::new(ErrorCode::InvalidReply, "/replies/1", expected));
        }
        Ok(match listing(reply)? {
            Listing::Failed(fault) => self.failed(login, fault),
            Listing::Read(sessions, partial) => self.decide(login, sessions, partial, restriction),
        })
    }
}

impl DataQuery {
    fn decide<'a>(
        &self,
        login: &'a Login<'a>,
        sessions: &'a [Session<'a>],
        partial: Option<FaultCode>,
        restriction: Restriction,
    ) -> Step<'a, Facts<'a>> {
        let complete = partial.is_none();
        let view = self.view(login, complete);
        let Ok(census) = take_census(sessions, &view) else {
            return self.failed(login, FaultCode::Invalid);
        };
        let client_only = restriction == Restriction::ClientOnly;
        let concerned = !client_only || is_new_at_client(census.current, login);
        let mut evaluation =
            Evaluation { login, census: &census, complete, client_only, comparisons: Vec::new() };
        let holds = if concerned { evaluation.holds(&self.config.rule) } else { Some(false) };
        let comparisons = evaluation.comparisons;
        let by_mode = self.config.on_partial_lookup == FailureMode::Closed;
        let facts = Facts {
            why: partial.map(Why::Fault),
            active_session_count: Some(census.counted(Scope::Subject).count()),
            by_failure_mode: holds.is_none(),
            comparisons,
            constant_device: census.constant_device,
            sessions: self.config.explain.then(|| {
                let only_client = self.config.rule.is_only_about_client();
                let widest = if only_client { Scope::Client } else { Scope::Subject };
                census.rows.iter().map(|row| SessionFact::of(row, widest)).collect()
            }),
            ..Facts::about(if complete { Lookup::Ok } else { Lookup::Partial }, login)
        };
        done(holds.unwrap_or(by_mode), facts)
    }

    fn failed<'a>(&self, login: &Login, fault: FaultCode) -> Step<'a, Facts<'a>> {
        let facts = Facts {
            why: Some(Why::Fault(fault)),
            by_failure_mode: true,
            ..Facts::about(Lookup::Failed, login)
        };
        done(self.config.on_lookup_failure == FailureMode::Closed, facts)
    }

    fn view<'a>(&'a self, login: &'a Login<'a>, complete: bool) -> Viewpoint<'a> {
        let replaces = self.config.same_device == SameDevice::Replace;
        Viewpoint {
            now: login.now.0,
            subject: &login.subject,
            linked_subjects: &login.linked_subjects,
            current: &login.current,
            classes: self.config.classes.as_deref(),
            client: self.config.rule.is_about_client().then_some(login.client_id.map(Id::as_str)),
            replaced_device: login.trusted_device().filter(|_| replaces),
            complete,
        }
    }
}

fn restriction(config: &Config, login: &Login) -> Restriction {
    let trigger = login.effective_trigger();
    let is_renewal = matches!(trigger, Trigger::Sso | Trigger::Refresh);
    if login.current == Current::None && !trigger.makes_session() {
        return Restriction::Skip(Skipped::RenewalWithoutSession);
    }
    if config.triggers.contains(&trigger) || (config.recheck_on_renewal && is_renewal) {
        return Restriction::Whole;
    }
    let may_be_new_at_client = trigger == Trigger::Sso && login.current.id().is_some();
    if may_be_new_at_client && config.rule.is_about_client() {
        return Restriction::ClientOnly;
    }
    Restriction::Skip(Skipped::TriggerNotRestricted)
}

fn done<'a>(holds: bool, facts: Facts<'a>) -> Step<'a, Facts<'a>> {
    let output = if holds { "true" } else { "false" };
    Step::Done { output: Some(output), facts, events: Vec::new() }
}
