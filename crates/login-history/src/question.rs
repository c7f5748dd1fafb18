//! Questions: the rules of several worlds, asked together.

use crate::error::HistoryError;
use node_contract::{Input, Lookup, Node, Step};
use node_data_query::{Comparison, Config, DataQuery, Rule};

/// Whether a rule holds, and its comparisons.
pub(crate) type Answer = (bool, Vec<Comparison>);

/// What a Data Query says of a login.
pub(crate) fn answer(query: &DataQuery, input: &Input) -> Result<Answer, HistoryError> {
    match query.step(input).map_err(HistoryError::Refused)? {
        Step::Done { facts, .. } if facts.lookup == Lookup::Failed => {
            Err(HistoryError::ImpossibleTime(input.login.id.as_str().to_owned()))
        }
        Step::Done { output, facts, .. } => Ok((output == Some("true"), facts.comparisons)),
        Step::Request { .. } => Ok((false, Vec::new())),
    }
}

/// A question that is being put together: its settings without their rule, and the rules.
#[derive(Debug)]
pub(crate) struct Question {
    settings: Config,
    rules: Vec<Rule>,
}

/// Adds a comparison to the question that is asked under the same settings. Any other rule is a question
/// of its own.
pub(crate) fn ask(query: Config, questions: &mut Vec<Question>) -> (usize, Option<usize>) {
    let compares = |rule: &Rule| matches!(rule, Rule::Compare { .. });
    let is_comparison = compares(&query.rule);
    let blank = Rule::Any { any: Vec::new() };
    let (rule, settings) = (query.rule.clone(), Config { rule: blank, ..query });
    let same = questions.iter_mut().enumerate().find(|(_, question)| {
        is_comparison && question.settings == settings && question.rules.iter().all(compares)
    });
    if let Some((place, question)) = same {
        question.rules.push(rule);
        return (place, Some(question.rules.len() - 1));
    }
    questions.push(Question { settings, rules: vec![rule] });
    (questions.len() - 1, is_comparison.then_some(0))
}

impl Question {
    /// The node that asks all of it.
    pub(crate) fn prepare(self) -> Result<DataQuery, HistoryError> {
        let rule = Rule::Any { any: self.rules };
        prepared(Config { rule, ..self.settings })
    }
}

/// A node that is ready.
pub(crate) fn prepared<N: Node>(config: N::Config) -> Result<N, HistoryError> {
    N::prepare(config).map_err(|error| HistoryError::Setup(error.to_string()))
}
