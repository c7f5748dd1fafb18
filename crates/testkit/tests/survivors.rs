//! Any course of events: several logins in one directory, interleaved, with stale lists and faults.

#![expect(clippy::indexing_slicing, reason = "a test may panic")]

mod common;

use common::login;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use session_limit::EndOrder;
use std::collections::BTreeSet;
use testkit::ledger::Asker;
use testkit::vectors::step;
use testkit::words_of;

/// What happens in a directory that several logins use at once.
#[derive(Clone, Debug)]
enum Happening {
    /// A login makes its session.
    Login,
    /// The run of one login goes on by one step: it lists, decides or ends.
    Step(usize),
    /// A run lists the sessions as they were so many happenings ago.
    StaleStep(usize, usize),
    /// The next listing, or the next end, fails.
    FailList,
    FailEnd,
    /// Its owner ends a session.
    End(usize),
    /// Time passes, and a session with it.
    Expire(usize),
}

fn happenings(with_faults: bool) -> impl Strategy<Value = Vec<Happening>> {
    let calm = prop_oneof![
        3 => Just(Happening::Login),
        9 => (0..8_usize).prop_map(Happening::Step),
    ];
    let wild = prop_oneof![
        1 => (0..8_usize, 0..6_usize).prop_map(|(run, ago)| Happening::StaleStep(run, ago)),
        1 => Just(Happening::FailList),
        1 => Just(Happening::FailEnd),
        1 => (0..8_usize).prop_map(Happening::End),
        1 => (0..8_usize).prop_map(Happening::Expire),
    ];
    let some = if with_faults { 4 } else { 0 };
    let one = prop_oneof![8 => calm, some => wild];
    vec(one, 1..60)
}

/// One login under way, or over.
#[derive(Debug)]
struct Run {
    id: String,
    node: &'static str,
    replies: Vec<Value>,
    over: bool,
}

fn number_of(id: &str) -> u64 {
    id.trim_start_matches('s').parse().unwrap_or(0)
}

/// A directory, and the logins that use it. Sessions are numbered in the order of their making.
#[derive(Debug)]
struct World {
    block: bool,
    config: Value,
    limit: usize,
    alive: BTreeSet<String>,
    past: Vec<BTreeSet<String>>,
    runs: Vec<Run>,
    let_go: BTreeSet<String>,
    fail_list: bool,
    fail_end: bool,
}

impl World {
    fn new(block: bool, limit: usize, config: Value) -> Self {
        let (alive, let_go) = Default::default();
        let (past, runs) = Default::default();
        let (fail_list, fail_end) = (false, false);
        Self { block, config, limit, alive, past, runs, let_go, fail_list, fail_end }
    }

    fn happen(&mut self, happening: &Happening) {
        self.past.push(self.alive.clone());
        match happening {
            Happening::Login if self.runs.len() < 8 => {
                let id = format!("s{}", self.runs.len());
                self.alive.insert(id.clone());
                self.runs.push(Run { id, node: "data-query", replies: Vec::new(), over: false });
            }
            Happening::Step(run) => self.step(*run, 0),
            Happening::StaleStep(run, ago) => self.step(*run, *ago),
            Happening::FailList => self.fail_list = true,
            Happening::FailEnd => self.fail_end = true,
            Happening::End(run) | Happening::Expire(run) if *run < self.runs.len() => {
                let id = format!("s{run}");
                self.alive.remove(&id);
                self.let_go.insert(id);
            }
            Happening::Login | Happening::End(_) | Happening::Expire(_) => {}
        }
    }

    fn step(&mut self, place: usize, ago: usize) {
        if place >= self.runs.len() {
            return;
        }
        let mut run = self.runs.remove(place);
        // Who has left, finishes no login.
        if !run.over && !self.let_go.contains(&run.id) {
            self.act(&mut run, ago);
        }
        self.runs.insert(place, run);
    }

    fn act(&mut self, run: &mut Run, ago: usize) {
        let number = number_of(&run.id);
        let asker = Asker::Session(run.id.clone(), Some(number), None);
        let config = match run.node {
            "data-query" => json!({ "rule": { "value": self.limit } }),
            "force-logout" => self.config.clone(),
            _ => json!({}),
        };
        let input = json!({ "login": login(&asker), "replies": run.replies });
        let answer = step(run.node, &config, &input);
        assert!(answer.get("error").is_none(), "{answer}");
        for request in answer["requests"].as_array().into_iter().flatten() {
            let is_older = |id: &str| number_of(id) < number_of(&run.id);
            let ended = request["sessionId"].as_str().filter(|_| run.node == "force-logout");
            assert!(ended.is_none_or(is_older), "{request}");
            let reply = self.perform(request, ago);
            run.replies.push(reply);
        }
        let next = match (run.node, answer["output"].as_str()) {
            ("data-query", Some("true")) if self.block => "logout",
            ("data-query", Some("true")) => "force-logout",
            _ => {
                run.over = answer["type"] == "done";
                return;
            }
        };
        (run.node, run.replies) = (next, Vec::new());
    }

    fn perform(&mut self, request: &Value, ago: usize) -> Value {
        let id = request["sessionId"].as_str().unwrap_or_default();
        match request["type"].as_str() {
            Some("listSessions") if std::mem::take(&mut self.fail_list) => {
                json!({ "type": "failed", "error": "unavailable" })
            }
            Some("listSessions") => {
                let then = self.past.len().checked_sub(ago).and_then(|it| self.past.get(it));
                let sessions = then
                    .unwrap_or(&self.alive)
                    .iter()
                    .map(|id| json!({ "id": id, "subject": "u1", "createdAt": number_of(id) }));
                json!({ "type": "listed", "sessions": sessions.collect::<Vec<_>>() })
            }
            _ if std::mem::take(&mut self.fail_end) => {
                json!({ "type": "failed", "error": "timeout" })
            }
            _ if self.alive.remove(id) => json!({ "type": "ended" }),
            _ => json!({ "type": "failed", "error": "notFound" }),
        }
    }

    fn finish(&mut self) {
        for _ in 0..6 {
            for run in 0..self.runs.len() {
                self.step(run, 0);
            }
        }
    }

    /// Whether the newest session of all is there, unless its owner ended it or it is over.
    fn newest_survives(&self) -> bool {
        self.runs
            .last()
            .is_none_or(|run| self.alive.contains(&run.id) || self.let_go.contains(&run.id))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Stale lists, faults, ends and expiries included: the newest is still there, at every moment.
    #[test]
    fn somebody_always_survives(
        events in happenings(true), limit in 1..4_usize, all in any::<bool>(),
        order in select(words_of::<EndOrder>()),
    ) {
        let config = if all { json!({}) } else {
            json!({ "strategy": "excess", "limit": limit, "order": order })
        };
        let mut world = World::new(false, limit, config);
        for event in &events {
            world.happen(event);
            prop_assert!(world.newest_survives(), "{world:?}");
        }
        world.finish();
        prop_assert!(world.newest_survives(), "{world:?}");
    }

    /// With fresh lists the cap holds once all runs are over, and exactly as many are left.
    #[test]
    fn the_cap_holds(events in happenings(false), limit in 1..4_usize, block in any::<bool>()) {
        let config = json!({ "strategy": "excess", "limit": limit });
        let mut world = World::new(block, limit, config);
        for event in &events {
            world.happen(event);
            if block {
                prop_assert!(world.runs.is_empty() || world.alive.contains("s0"), "{world:?}");
            }
        }
        world.finish();
        prop_assert!(world.runs.iter().all(|run| run.over), "{world:?}");
        if block {
            prop_assert!(world.alive.len() >= limit.min(world.runs.len()), "{world:?}");
        }
        prop_assert_eq!(world.alive.len(), limit.min(world.runs.len()), "{:?}", world);
    }

    /// All: one or more are left, and never more than the cap.
    #[test]
    fn ending_all_leaves_the_newest(events in happenings(false), limit in 1..4_usize) {
        let mut world = World::new(false, limit, json!({}));
        events.iter().for_each(|event| world.happen(event));
        world.finish();
        prop_assert!(world.alive.len() <= limit, "{world:?}");
        prop_assert!(world.newest_survives(), "{world:?}");
    }
}
