//! Whether a rule holds: yes, no, or not to be known from a list that is not whole.

use crate::config::Rule;
use crate::field::Field;
use crate::operator::Operator;
use node_contract::{LimitSource, Login};
use serde::Serialize;
use session_limit::Census;

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
                let count = field.count(self.census, self.login);
                let holds = operator.holds(count, resolved.value, self.complete);
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
