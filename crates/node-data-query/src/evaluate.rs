//! Whether a rule holds: yes, no, or not to be known from a list that is not whole.

use crate::config::{Field, Operator, Rule};
use node_contract::{LimitSource, Login};
use serde::Serialize;
use session_limit::{Census, Id, Row, Scope, count_distinct};

/// One comparison, with what it was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// What was counted.
    pub field: Field,
    /// How it was compared.
    pub operator: Operator,
    /// The limit that held for this login.
    pub limit: u64,
    /// Where the limit came from.
    pub limit_source: LimitSource,
    /// The number; a lower bound where the list is not whole.
    pub count: usize,
    /// Whether it holds; nothing where the list doesn't tell.
    pub holds: Option<bool>,
}

/// Evaluates the comparisons of a rule over one census.
pub(crate) struct Evaluation<'a> {
    pub(crate) login: &'a Login<'a>,
    pub(crate) census: &'a Census<'a>,
    /// Whether the list is whole.
    pub(crate) complete: bool,
    /// Whether only what is about the client matters: the session is new there, and not itself.
    pub(crate) client_only: bool,
    pub(crate) comparisons: Vec<Comparison>,
}

impl Evaluation<'_> {
    /// Whether the rule holds; nothing where the list doesn't tell. Every comparison is made, so
    /// that the facts show all of them.
    pub(crate) fn holds(&mut self, rule: &Rule) -> Option<bool> {
        match rule {
            Rule::All { all } => {
                let answers: Vec<_> = all.iter().map(|rule| self.holds(rule)).collect();
                combine(&answers, false)
            }
            Rule::Any { any } => {
                let client_only = self.client_only;
                let relevant = any.iter().filter(|rule| !client_only || rule.is_about_client());
                let answers: Vec<_> = relevant.map(|rule| self.holds(rule)).collect();
                combine(&answers, true)
            }
            Rule::Compare { field, operator, value } => {
                let resolved = value.resolve(self.login);
                let count = count(*field, self.census, self.login);
                let holds = compare(*operator, count, resolved.value, self.complete);
                self.comparisons.push(Comparison {
                    field: *field,
                    operator: *operator,
                    limit: resolved.value,
                    limit_source: resolved.source,
                    count,
                    holds,
                });
                holds
            }
        }
    }
}

/// Three-valued: one decisive answer settles it; else what is unknown stays unknown.
fn combine(answers: &[Option<bool>], decisive: bool) -> Option<bool> {
    if answers.contains(&Some(decisive)) {
        return Some(decisive);
    }
    (!answers.contains(&None)).then_some(!decisive)
}

fn count(field: Field, census: &Census, login: &Login) -> usize {
    match field {
        Field::ActiveSessionCount => census.counted(Scope::Subject).count(),
        Field::ActiveSessionCountForClient => census.counted(Scope::Client).count(),
        Field::DistinctDeviceCount => distinct(census, device_id, login.trusted_device()),
        Field::DistinctIpCount => distinct(census, ip, login.device.and_then(|device| device.ip)),
    }
}

/// How many distinct values the sessions have. One function for all sorts of them: each other one would be a
/// copy of the sorting.
#[inline(never)]
fn distinct<'a>(
    census: &Census<'a>,
    value: fn(&Row<'a>) -> Option<&'a str>,
    own: Option<&str>,
) -> usize {
    count_distinct(census.counted(Scope::Subject).map(value), own)
}

fn device_id<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.session.device?.id.map(Id::as_str)
}

fn ip<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.session.device?.ip
}

/// Compares; with a lower bound only what no further session can change is known.
fn compare(operator: Operator, count: usize, limit: u64, complete: bool) -> Option<bool> {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let known = |settled: bool, value: bool| (complete || settled).then_some(value);
    match operator {
        Operator::AtLeast => known(count >= limit, count >= limit),
        Operator::MoreThan => known(count > limit, count > limit),
        Operator::AtMost => known(count > limit, count <= limit),
        Operator::FewerThan => known(count >= limit, count < limit),
        Operator::Equal => known(count > limit, count == limit),
        Operator::NotEqual => known(count > limit, count != limit),
    }
}
