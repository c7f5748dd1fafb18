//! Small histories with what must come of them, world by world.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use login_history::{History, HistoryError, Replay, Setup, Worlds};

/// Person, id, created, ended, client (1: web), kind (its place among [`KINDS`]).
type Row<'a> = (u32, &'a str, f64, f64, u32, u32);

const OPEN: f64 = f64::NAN;
const KINDS: [&str; 4] = ["full", "pin", "impersonation", "robot"];

/// Two limits of evicting and of turning away.
const FOUR: &str = r#"{"worlds": [
    {"query": {"rule": {"value": 1}}, "ending": {}},
    {"query": {"rule": {"value": 2}}, "ending": {"strategy": "excess", "limit": 2}},
    {"query": {"rule": {"value": 1}}, "ending": null},
    {"query": {"rule": {"value": 2}}}
], "clients": [], "kinds": []}"#;

fn history(rows: &[Row]) -> Result<History, HistoryError> {
    let mut ids = Vec::new();
    let mut numbers = Vec::new();
    for (person, id, created, ended, client, kind) in rows {
        ids.extend(id.as_bytes());
        let id_end = u32::try_from(ids.len()).unwrap_or(0);
        numbers.extend([f64::from(*person), *created, *ended, f64::from(id_end)]);
        numbers.extend([f64::from(*client), f64::from(*kind)]);
    }
    History::new(&numbers, ids, &["web", "tv"], &KINDS)
}

fn replay(setup: &str, rows: &[Row]) -> Result<Replay, HistoryError> {
    let setup = Setup::from_json(setup)?;
    Ok(Replay::new(history(rows)?, Worlds::new(setup.worlds)?))
}

/// People, logins and sessions ended, of each world; played so many events at a time.
fn played(setup: &str, rows: &[Row], slice: usize) -> Result<Vec<[u32; 3]>, HistoryError> {
    let mut replay = replay(setup, rows)?;
    while replay.advance(slice)? > 0 {}
    Ok(replay.tallies().iter().map(|it| [it.people, it.logins, it.ended]).collect())
}

fn in_four_worlds(rows: &[Row]) -> Vec<[u32; 3]> {
    let whole = played(FOUR, rows, usize::MAX);
    assert_eq!(whole, played(FOUR, rows, 1), "a slice is no matter of the outcome");
    whole.unwrap_or_default()
}

#[test]
fn each_world_goes_its_own_way() {
    let rows = [
        (0, "a", 1.0, OPEN, 0, 0),
        (0, "b", 2.0, OPEN, 0, 0),
        (0, "c", 3.0, OPEN, 0, 0),
        (1, "d", 3.0, OPEN, 0, 0),
    ];
    assert_eq!(in_four_worlds(&rows), [[1, 2, 2], [1, 1, 1], [1, 2, 0], [1, 1, 0]]);
}

#[test]
fn who_was_turned_away_has_never_been() {
    let rows = [(0, "a", 1.0, 4.0, 0, 0), (0, "b", 2.0, 9.0, 0, 0), (0, "c", 5.0, OPEN, 0, 0)];
    assert_eq!(in_four_worlds(&rows), [[1, 2, 2], [0, 0, 0], [1, 1, 0], [0, 0, 0]]);
}

#[test]
fn who_leaves_makes_room_for_who_comes_at_that_instant() {
    let rows = [(0, "z", 1.0, 2.0, 0, 0), (0, "a", 2.0, OPEN, 0, 0)];
    assert_eq!(in_four_worlds(&rows), [[0; 3]; 4]);
}

#[test]
fn of_two_that_begin_together_the_smaller_id_is_first() {
    let rows = [(0, "b", 1.0, OPEN, 0, 0), (0, "a", 1.0, 2.0, 0, 0), (0, "c", 3.0, OPEN, 0, 0)];
    assert_eq!(in_four_worlds(&rows), [[1, 2, 2], [0; 3], [1, 1, 0], [0; 3]]);
}

#[test]
fn people_stand_in_any_order_and_have_nothing_to_do_with_each_other() {
    let rows = [
        (1, "a", 1.0, OPEN, 0, 0),
        (0, "b", 2.0, OPEN, 0, 0),
        (1, "c", 3.0, OPEN, 0, 0),
        (0, "d", 4.0, 9.0, 0, 0),
        (2, "e", 5.0, OPEN, 0, 0),
    ];
    assert_eq!(in_four_worlds(&rows), [[2, 2, 2], [0; 3], [2, 2, 0], [0; 3]]);
}

#[test]
fn whoever_acts_as_somebody_else_is_not_restricted_and_takes_no_seat() {
    let rows = [(0, "a", 1.0, 3.0, 0, 0), (0, "b", 2.0, OPEN, 0, 2), (0, "c", 4.0, OPEN, 0, 0)];
    assert_eq!(in_four_worlds(&rows), [[0; 3]; 4]);
}

#[test]
fn what_ends_at_once_was_there_first() {
    let rows = [(0, "a", 1.0, 1.0, 0, 0), (0, "b", 1.0, OPEN, 0, 0), (0, "c", 2.0, OPEN, 0, 0)];
    assert_eq!(in_four_worlds(&rows), [[1, 2, 2], [0; 3], [1, 1, 0], [0; 3]]);
}

#[test]
fn what_is_on_the_way_to_a_session_is_no_login_and_takes_no_seat() {
    let rows = [
        (0, "a", 1.0, OPEN, 0, 1),
        (0, "b", 2.0, OPEN, 0, 2),
        (0, "c", 3.0, OPEN, 0, 0),
        (0, "d", 4.0, OPEN, 0, 1),
    ];
    assert_eq!(in_four_worlds(&rows), [[0; 3]; 4]);
    let mut replay = replay(FOUR, &rows).expect("a history");
    assert_eq!(replay.advance(usize::MAX), Ok(0));
    assert_eq!((replay.logins().people, replay.logins().logins), (1, 2));
}

#[test]
fn a_kind_that_is_not_known_counts() {
    let rows = [(0, "a", 1.0, OPEN, 0, 3), (0, "b", 2.0, OPEN, 0, 0)];
    assert_eq!(in_four_worlds(&rows), [[1, 1, 1], [0; 3], [1, 1, 0], [0; 3]]);
}

#[test]
fn one_person_is_counted_once_in_a_world_however_often() {
    let row = |id, created| (0, id, created, OPEN, 0, 0);
    let rows = [row("a", 1.0), row("b", 2.0), row("c", 3.0), row("d", 4.0)];
    assert_eq!(in_four_worlds(&rows), [[1, 3, 3], [1, 2, 2], [1, 3, 0], [1, 2, 0]]);
}

#[test]
fn rules_are_about_clients_where_they_say_so() {
    let setup = r#"{"worlds": [
        {"query": {"rule": {"field": "activeSessionCountForClient", "value": 1}},
         "ending": {"scope": "client"}},
        {"query": {"rule": {"any": [{"field": "activeSessionCountForClient", "value": 2}]}}}
    ], "clients": [], "kinds": []}"#;
    let rows = [
        (0, "a", 1.0, OPEN, 1, 0),
        (0, "b", 2.0, OPEN, 2, 0),
        (0, "c", 3.0, OPEN, 1, 0),
        (0, "d", 4.0, OPEN, 0, 0),
    ];
    assert_eq!(played(setup, &rows, 2), Ok(vec![[1, 1, 1], [0, 0, 0]]));
}

#[test]
fn a_refusal_turns_the_login_away() {
    let setup = r#"{"worlds": [
        {"query": {"rule": {"value": 1}}, "ending": {"strategy": "chosen", "limit": 1}}
    ], "clients": [], "kinds": []}"#;
    let rows = [(0, "a", 1.0, 3.0, 0, 0), (0, "b", 2.0, OPEN, 0, 0), (0, "c", 4.0, OPEN, 0, 0)];
    assert_eq!(played(setup, &rows, 1), Ok(vec![[1, 1, 0]]));
}

#[test]
fn times_that_contradict_each_other_are_no_history() {
    let rows = [(0, "a", 1_700_000_000.0, OPEN, 0, 0), (0, "b", 1_700_000_000_000.0, OPEN, 0, 0)];
    assert_eq!(played(FOUR, &rows, 9), Err(HistoryError::ImpossibleTime("b".to_owned())));
}

#[test]
fn more_sessions_at_once_than_a_node_takes_are_too_many() {
    let ids: Vec<String> = (0..=10_000).map(|number| format!("{number:05}")).collect();
    let rows: Vec<Row> = ids.iter().map(|id| (0, id.as_str(), 1.0, OPEN, 0, 1)).collect();
    let setup = r#"{"worlds": [{"query": {"rule": {"value": 1}}}], "clients": [], "kinds": []}"#;
    let (_, fits) = rows.split_last().expect("some");
    let login = [(0, "z", 2.0, OPEN, 0, 0)];
    let too_many = Err(HistoryError::TooManyAtOnce("z".to_owned()));
    assert_eq!(played(setup, &[fits, &login].concat(), 999), too_many);
    let (_, fits) = fits.split_last().expect("some");
    let another = [(1, "y", 3.0, OPEN, 0, 0), (1, "x", 4.0, 5.0, 0, 0)];
    let all = [fits, &login, &another].concat();
    assert_eq!(played(setup, &all, 999), Ok(vec![[1, 1, 0]]));
}

#[test]
fn rows_that_fit_nothing_are_refused() {
    let good = [0.0, 1.0, 2.0, 1.0, 0.0, 0.0];
    let with = |place: usize, number: f64| {
        let mut row = good;
        row[place] = number;
        History::new(&row, b"a".to_vec(), &["web"], &["full"]).is_err()
    };
    assert!(!with(0, 0.0), "the row itself is good");
    for (place, numbers) in [
        (0, [-1.0, 0.5, f64::NAN]),
        (1, [-1.0, 1.5, 3.0]),
        (2, [0.0, f64::INFINITY, -2.0]),
        (3, [0.0, 2.0, f64::NAN]),
        (4, [2.0, -1.0, f64::NAN]),
        (5, [1.0, -1.0, f64::NAN]),
    ] {
        for number in numbers {
            assert!(with(place, number), "{number} at {place}");
        }
    }
    assert!(History::new(&good[..5], b"a".to_vec(), &[], &["full"]).is_err());
    assert!(History::new(&good, vec![0xff], &[], &["full"]).is_err());
}

#[test]
fn a_setup_that_no_node_takes_is_refused() {
    for (setup, place) in [
        ("{", "EOF"),
        ("[]", "expected an object"),
        (r#"{"worlds": [], "clients": []}"#, "`/kinds`"),
        (r#"{"worlds": [{}], "clients": [], "kinds": []}"#, "`/worlds/0/query`"),
        (
            r#"{"worlds": [{"query": {"rule": {"value": 0}}}], "clients": [], "kinds": []}"#,
            "`/worlds/0/query/rule/value`",
        ),
        (
            r#"{"worlds": [{"query": {"rule": {"value": 1}}, "ending": {"strategy": "excess"}}],
                "clients": [], "kinds": []}"#,
            "`/limit`",
        ),
    ] {
        let refused = replay(setup, &[]).map(|_| ()).expect_err(setup);
        assert!(refused.to_string().contains(place), "{setup}: {refused}");
    }
}
