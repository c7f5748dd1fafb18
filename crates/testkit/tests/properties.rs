//! Properties of the nodes, against the naive ledger: any listing, any login.

#![expect(clippy::indexing_slicing, reason = "a test may panic")]

mod common;

use common::{NOW, login};
use node_data_query::Operator;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use session_limit::EndOrder;
use testkit::ledger::{Asker, Entry, excess, pre_existing};
use testkit::vectors::step;
use testkit::words_of;

/// Few ids and few times, so that repeats, ties and meetings are common.
fn id() -> impl Strategy<Value = String> {
    select(vec!["a", "b", "c", "d", "e", "s10", "s9", "é", "\u{ff61}", "\u{1f600}"])
        .prop_map(str::to_owned)
}

fn time() -> impl Strategy<Value = u64> {
    prop_oneof![0..6_u64, NOW - 2..NOW + 3, NOW + 299_999..NOW + 300_003]
}

fn entry() -> impl Strategy<Value = Entry> {
    let ends = [of(time()), of(time())];
    let mostly_not = || prop::bool::weighted(0.15);
    (id(), of(time()), of(time()), ends, mostly_not(), mostly_not()).prop_map(
        |(id, created_at, last_active_at, ends, interim, service)| Entry {
            id,
            created_at,
            last_active_at,
            ends,
            interim,
            service,
        },
    )
}

/// A listing: an id that is there twice is the same session both times.
fn listing() -> impl Strategy<Value = Vec<Entry>> {
    vec(entry(), 0..12).prop_map(|mut entries| {
        let first = entries.clone();
        for entry in &mut entries {
            if let Some(known) = first.iter().find(|known| known.id == entry.id) {
                *entry = known.clone();
            }
        }
        entries
    })
}

fn asker() -> impl Strategy<Value = Asker> {
    let session = (id(), of(time()), of(id()))
        .prop_map(|(id, created_at, replaces)| Asker::Session(id, created_at, replaces));
    prop_oneof![8 => session, 2 => time().prop_map(Asker::Pending), 1 => Just(Asker::None)]
}

/// The session that is listed, as a directory lists it.
fn listed(entry: &Entry) -> Value {
    let mut session = json!({ "id": entry.id, "subject": "u1" });
    let times = [
        ("createdAt", entry.created_at),
        ("lastActiveAt", entry.last_active_at),
        ("expiresAt", entry.ends[0]),
        ("idleExpiresAt", entry.ends[1]),
    ];
    for (name, time) in times {
        if let Some(time) = time {
            session[name] = time.into();
        }
    }
    if entry.interim {
        session["kind"] = "mfaPending".into();
    }
    if entry.service {
        session["class"] = "service".into();
    }
    session
}

fn reply(entries: &[Entry]) -> Value {
    json!({ "type": "listed", "sessions": entries.iter().map(listed).collect::<Vec<_>>() })
}

fn query(asker: &Asker, entries: &[Entry], config: &Value) -> Value {
    let input = json!({ "login": login(asker), "replies": [reply(entries)] });
    step("data-query", config, &input)
}

/// The ids that Force Logout wants to end, in its order.
fn ends(asker: &Asker, entries: &[Entry], config: &Value) -> Vec<String> {
    let input = json!({ "login": login(asker), "replies": [reply(entries)] });
    revoked(&step("force-logout", config, &input))
}

fn revoked(step: &Value) -> Vec<String> {
    let requests = step["requests"].as_array().cloned().unwrap_or_default();
    requests.iter().map(|it| it["sessionId"].as_str().unwrap_or_default().to_owned()).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

fn ids(entries: &[&Entry]) -> Vec<String> {
    sorted(entries.iter().map(|entry| entry.id.clone()).collect())
}

/// Entries shuffled by a list of random numbers.
fn shuffled(entries: &[Entry], seeds: &[u32]) -> Vec<Entry> {
    let mut keyed: Vec<_> = entries.iter().zip(seeds.iter().cycle()).collect();
    keyed.sort_by_key(|(_, seed)| **seed);
    keyed.into_iter().rev().map(|(entry, _)| entry.clone()).collect()
}

fn classes(people_only: bool) -> Value {
    if people_only { json!(["interactive"]) } else { Value::Null }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn the_count_is_the_ledgers(
        entries in listing(), asker in asker(), limit in 1..6_usize, people in any::<bool>(),
    ) {
        let config = json!({ "rule": { "value": limit }, "classes": classes(people) });
        let answer = query(&asker, &entries, &config);
        let count = pre_existing(&entries, &asker, NOW, people).len();
        prop_assert_eq!(&answer["facts"]["activeSessionCount"], &json!(count));
        prop_assert_eq!(&answer["output"], if count >= limit { "true" } else { "false" });
    }

    #[test]
    fn what_ends_is_the_ledgers(
        entries in listing(), asker in asker(), limit in 1..6_usize, people in any::<bool>(),
        order in select(words_of::<EndOrder>()),
    ) {
        prop_assume!(asker != Asker::None);
        let before = pre_existing(&entries, &asker, NOW, people);
        let all = json!({ "classes": classes(people) });
        prop_assert_eq!(sorted(ends(&asker, &entries, &all)), ids(&before));
        let config = json!({
            "strategy": "excess", "limit": limit, "order": order, "classes": classes(people),
        });
        prop_assert_eq!(ends(&asker, &entries, &config), excess(&before, limit, &order, NOW));
    }

    #[test]
    fn a_choice_ends_what_was_there_before_or_nothing(
        entries in listing(), asker in asker(), limit in 1..6_usize, chosen in vec(id(), 0..6),
    ) {
        prop_assume!(asker != Asker::None);
        let before = pre_existing(&entries, &asker, NOW, false);
        let mut valid = ids(&before);
        valid.retain(|id| chosen.contains(id));
        let needed = (before.len() + 1).saturating_sub(limit);
        let input = json!({
            "login": login(&asker), "replies": [reply(&entries)],
            "inputs": { "page": { "chosen": chosen } },
        });
        let answer = step("force-logout", &json!({ "strategy": "chosen", "limit": limit }), &input);
        if valid.len() < needed {
            prop_assert_eq!(&answer["output"], "refused");
            prop_assert_eq!(&answer["facts"]["reason"], "noRoomMade");
        } else {
            prop_assert_eq!(sorted(revoked(&answer)), valid);
        }
    }

    /// Said without the ledger: who is never ended, whatever the settings.
    #[test]
    fn the_untouchables_are_never_ended(
        entries in listing(), asker in asker(), limit in 1..6_usize,
        strategy in select(words_of::<session_limit::Strategy>()),
        order in select(words_of::<EndOrder>()), chosen in vec(id(), 0..10),
    ) {
        prop_assume!(asker != Asker::None);
        let config = json!({
            "strategy": strategy, "limit": limit, "order": order, "classes": ["interactive"],
        });
        let input = json!({
            "login": login(&asker), "replies": [reply(&entries)],
            "inputs": { "page": { "chosen": chosen } },
        });
        for id in revoked(&step("force-logout", &config, &input)) {
            let entry = entries.iter().find(|entry| entry.id == id);
            prop_assert!(entry.is_some_and(|it| !it.interim && !it.service));
            prop_assert!(entry.is_some_and(|it| it.ends.iter().flatten().all(|end| *end > NOW)));
            if let Asker::Session(current, _, replaces) = &asker {
                prop_assert!(id != *current && Some(&id) != replaces.as_ref());
            }
            if let (Asker::Pending(at), Some(created)) = (&asker, entry.and_then(|it| it.created_at)) {
                prop_assert!(created <= *at || created > NOW + 300_000);
            }
        }
    }

    /// Exactly one of two sessions may end the other, whoever asks: where both are dated or neither is.
    #[test]
    fn of_two_exactly_one_is_the_newer(
        mut one in entry(), mut two in entry(), dates in of((0..6_u64, 0..6_u64)),
    ) {
        prop_assume!(one.id != two.id);
        (one.created_at, two.created_at) = dates.unzip();
        for entry in [&mut one, &mut two] {
            *entry = Entry { ends: [None, None], interim: false, ..entry.clone() };
        }
        let both = [one.clone(), two.clone()];
        let ended_by = |entry: &Entry| {
            let asker = Asker::Session(entry.id.clone(), None, None);
            ends(&asker, &both, &json!({})).len()
        };
        prop_assert_eq!(ended_by(&one) + ended_by(&two), 1);
    }

    #[test]
    fn the_order_of_the_listing_says_nothing(
        entries in listing(), asker in asker(), limit in 1..6_usize,
        order in select(words_of::<EndOrder>()), seeds in vec(any::<u32>(), 12),
    ) {
        let other = shuffled(&entries, &seeds);
        let rule = json!({ "rule": { "all": [
            { "value": limit }, { "field": "distinctDeviceCount", "value": limit },
        ] } });
        let short = |answer: Value| json!([answer["output"], answer["facts"]["comparisons"]]);
        prop_assert_eq!(
            short(query(&asker, &entries, &rule)), short(query(&asker, &other, &rule)));
        let config = json!({ "strategy": "excess", "limit": limit, "order": order });
        prop_assert_eq!(ends(&asker, &entries, &config), ends(&asker, &other, &config));
    }

    #[test]
    fn explain_changes_no_decision(
        entries in listing(), asker in asker(), limit in 1..6_usize, partial in of(Just("timeout")),
    ) {
        let mut reply = reply(&entries);
        if let Some(partial) = partial {
            reply["partial"] = partial.into();
        }
        let input = json!({ "login": login(&asker), "replies": [reply] });
        for (node, config) in [
            ("data-query", json!({ "rule": { "value": limit } })),
            ("force-logout", json!({ "strategy": "excess", "limit": limit })),
        ] {
            let answer = |explain: bool| {
                let mut config = config.clone();
                config["explain"] = explain.into();
                let mut answer = step(node, &config, &input);
                if let Some(facts) = answer["facts"].as_object_mut() {
                    facts.retain(|name, _| name != "sessions" && name != "shown");
                }
                answer
            };
            prop_assert_eq!(answer(true), answer(false));
        }
    }

    /// What a partial list decides, the whole list decides alike.
    #[test]
    fn a_lower_bound_is_never_wrong(
        seen in listing(), unseen in listing(), limit in 1..6_usize, created_at in 0..NOW,
        operator in select(words_of::<Operator>()),
    ) {
        // The current session's own line is in the part that was read, or nowhere.
        let asker = Asker::Session("me".into(), Some(created_at), None);
        let unseen = unseen.into_iter().filter(|it| !seen.iter().any(|known| known.id == it.id));
        let whole: Vec<Entry> = seen.iter().cloned().chain(unseen).collect();
        let config = json!({ "rule": { "value": limit, "operator": operator } });
        let mut reply = reply(&seen);
        reply["partial"] = "timeout".into();
        let input = json!({ "login": login(&asker), "replies": [reply] });
        let part = step("data-query", &config, &input);
        if part["facts"]["byFailureMode"] == false {
            prop_assert_eq!(&part["output"], &query(&asker, &whole, &config)["output"]);
        }
    }
}
