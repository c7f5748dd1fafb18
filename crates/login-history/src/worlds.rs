//! The worlds: by which nodes a login is decided in each.

use crate::error::HistoryError;
use crate::question::{Answer, Question, answer, ask, prepared};
use crate::setup::WorldConfig;
use node_contract::{Input, Node, Request, Step};
use node_data_query::DataQuery;
use node_force_logout::ForceLogout;

/// Every world with its nodes ready.
#[derive(Debug)]
pub struct Worlds {
    questions: Vec<DataQuery>,
    endings: Vec<ForceLogout>,
    worlds: Vec<World>,
}

#[derive(Debug)]
struct World {
    /// Its Data Query by itself.
    query: DataQuery,
    /// The question that asks its rule among others.
    question: usize,
    /// Which comparison of the question is this world's; nothing where the whole question is.
    comparison: Option<usize>,
    ending: Option<usize>,
}

/// What becomes of a login in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The rule doesn't hold.
    Passes,
    /// It holds, and that Force Logout decides who ends.
    Restricted(usize),
    /// It holds, and the login is turned away.
    TurnedAway,
}

/// What was answered for one list of sessions.
pub(crate) enum Answers {
    /// By the one world that has this list.
    Own(bool),
    /// By the questions of several worlds.
    Shared(Vec<Answer>),
}

impl Worlds {
    /// Prepares the nodes. Worlds whose rules are comparisons under the same settings ask one question,
    /// with all their comparisons in it: a list of sessions is then read once for all limits.
    ///
    /// # Errors
    /// Where a node refuses its settings.
    pub fn new(configs: Vec<WorldConfig>) -> Result<Self, HistoryError> {
        let mut questions = Vec::new();
        let mut endings = Vec::new();
        let mut worlds = Vec::with_capacity(configs.len());
        for WorldConfig { query, ending } in configs {
            let ending = ending.map(|config| place_of(config, &mut endings));
            let (question, comparison) = ask(query.clone(), &mut questions);
            worlds.push(World { query: prepared(query)?, question, comparison, ending });
        }
        let questions = questions.into_iter().map(Question::prepare).collect::<Result<_, _>>()?;
        let endings = endings.into_iter().map(prepared).collect::<Result<_, _>>()?;
        Ok(Self { questions, endings, worlds })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.worlds.len()
    }

    /// What the Data Query of each of these worlds says of a login.
    pub(crate) fn ask(&self, worlds: &[usize], input: &Input) -> Result<Answers, HistoryError> {
        if let [world] = worlds
            && let Some(World { query, .. }) = self.worlds.get(*world)
        {
            return Ok(Answers::Own(answer(query, input)?.0));
        }
        let answers = self.questions.iter().map(|question| answer(question, input));
        Ok(Answers::Shared(answers.collect::<Result<_, _>>()?))
    }

    /// What becomes of the login in one world.
    pub(crate) fn fate(&self, world: usize, answers: &Answers) -> Fate {
        let holds = |world: &World| match answers {
            Answers::Own(holds) => Some(*holds),
            Answers::Shared(answers) => {
                let (whole, comparisons) = answers.get(world.question)?;
                let comparison = world.comparison.map(|place| comparisons.get(place));
                comparison.map_or(Some(*whole), |comparison| comparison?.holds)
            }
        };
        match self.worlds.get(world) {
            Some(world) if holds(world) == Some(true) => {
                world.ending.map_or(Fate::TurnedAway, Fate::Restricted)
            }
            Some(_) | None => Fate::Passes,
        }
    }

    /// The ids of the sessions that a Force Logout ends; nothing where it refuses and the login is
    /// turned away.
    pub(crate) fn end<'a>(
        &'a self,
        ending: usize,
        input: &'a Input<'a>,
    ) -> Result<Option<Vec<&'a str>>, HistoryError> {
        let Some(node) = self.endings.get(ending) else { return Ok(None) };
        Ok(match node.step(input).map_err(HistoryError::Refused)? {
            Step::Done { output, .. } => (output == Some("done")).then(Vec::new),
            Step::Request { requests } => {
                let revoked = requests.into_iter().filter_map(|request| match request {
                    Request::RevokeSession { session_id, .. } => Some(session_id),
                    Request::EndCurrentSession { .. } | Request::ListSessions { .. } => None,
                });
                Some(revoked.collect())
            }
        })
    }
}

/// Where an equal one stands, or it itself from now on.
fn place_of<T: PartialEq>(item: T, list: &mut Vec<T>) -> usize {
    list.iter().position(|known| *known == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    })
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::setup::Setup;

    fn worlds(json: &str) -> Worlds {
        let setup = format!(r#"{{"worlds": {json}, "clients": [], "kinds": []}}"#);
        Worlds::new(Setup::from_json(&setup).expect("a setup").worlds).expect("worlds")
    }

    #[test]
    fn comparisons_under_the_same_settings_are_one_question() {
        let asked = worlds(
            r#"[
                {"query": {"rule": {"value": 1}}, "ending": {}},
                {"query": {"rule": {"value": 2}}, "ending": {}},
                {"query": {"rule": {"value": 2}, "classes": ["service"]}},
                {"query": {"rule": {"all": [{"value": 2}]}}, "ending": {"scope": "client"}},
                {"query": {"rule": {"value": 3}}}
            ]"#,
        );
        let places = asked.worlds.iter().map(|it| (it.question, it.comparison, it.ending));
        assert_eq!(
            places.collect::<Vec<_>>(),
            [
                (0, Some(0), Some(0)),
                (0, Some(1), Some(0)),
                (1, Some(0), None),
                (2, None, Some(1)),
                (0, Some(2), None)
            ]
        );
        assert_eq!((asked.questions.len(), asked.endings.len()), (3, 2));
    }
}
