//! The words of the contract as JavaScript: every closed list that Rust has, and every bound.

use crate::every_node::Visitor;
use crate::list::{List, plain, shape, some, types_of, words};
use crate::nodes;
use node_contract::{
    Displacement, ErrorCode, Event, FailureMode, FaultCode, LIMIT_PATH_ROOT, LimitSource, Lookup,
    MAX_LINKED_SUBJECTS, MAX_SESSIONS, Manifest, Need, Node, POLICY_DENIED, Reply, Request,
    Trigger,
};
use node_data_query::{Field, Operator, Skipped};
use node_force_logout::{Refusal, Status};
use node_logout::Denial;
use plain_data::{MAX_DEPTH, MAX_ITEMS};
use schemars::JsonSchema;
use serde_json::{Value, json};
use session_limit::{
    Class, Current, EndOrder, FUTURE_TOLERANCE_MS, Flag, INTERIM_KINDS, MAX_ID_BYTES, MAX_MILLIS,
    SameDevice, Scope, Standing, Strategy, Unfinished,
};

/// The text of `words.js`.
pub(crate) fn lists() -> String {
    let mut text = String::from(
        "/** @file Every word of the contract, in lists, and every bound. Generated from the Rust types: `cargo run -p xtask -- types`. */\n\nexport * from \"./meanings.js\";\n",
    );
    for list in all() {
        let words: Vec<&str> = list.words.iter().map(|(word, _)| word.as_str()).collect();
        let of = format!("readonly {}[]", list.of);
        push(&mut text, &list.title, &of, &list.name, &frozen(&json!(words)));
    }
    let mut outputs = Outputs::default();
    nodes::each(&mut outputs);
    text.push_str("\n/** The ways out of each node; none of one that ends the flow. */\n");
    text.push_str("export const OUTPUTS = /* @__PURE__ */ Object.freeze({\n");
    for (node, list) in &outputs.0 {
        text.push_str(&format!("  {node:?}: {},\n", list.name));
    }
    text.push_str("});\n");
    for (name, value, title) in bounds() {
        text.push_str(&format!("\n/** {title} */\nexport const {name} = {value};\n"));
    }
    text
}

/// The text of `meanings.js`.
pub(crate) fn meanings() -> String {
    let mut text = String::from(
        "/** @file What each word of the contract means, in one line. Generated from the Rust types: `cargo run -p xtask -- types`. */\n",
    );
    for List { name, title, of, words } in all() {
        let told: Option<Vec<String>> = words
            .iter()
            .map(|(word, meaning)| Some(format!("  {}: {:?},\n", key(word), meaning.as_ref()?)))
            .collect();
        let Some(told) = told else { continue };
        let object = format!("/* @__PURE__ */ Object.freeze({{\n{}}})", told.concat());
        let of = format!("{{ readonly [T in {of}]: string }}");
        push(&mut text, &title, &of, &format!("{}_MEANINGS", singular(&name)), &object);
    }
    text
}

fn all() -> Vec<List> {
    let mut types = NodeTypes::default();
    nodes::each(&mut types);
    let NodeTypes(types) = types;
    let kinds = ["full"].into_iter().chain(INTERIM_KINDS);
    let mut lists = vec![
        List {
            name: "NODE_TYPES".into(),
            title: "The types of the nodes.".into(),
            of: shape("NodeType"),
            words: types,
        },
        plain("SESSION_KINDS", "The kinds of sessions that are known.", kinds),
        plain("INTERIM_KINDS", "Those that never count and are never ended.", INTERIM_KINDS),
        some(
            "SESSION_MAKING_TRIGGERS",
            "Those by which a session came into existence.",
            Trigger::makes_session,
        ),
        some(
            "RENEWING_TRIGGERS",
            "Those that happened on a session that was there already.",
            Trigger::renews_session,
        ),
        some(
            "RETRYABLE_FAULT_CODES",
            "Those after which asking again may help.",
            FaultCode::may_pass,
        ),
    ];
    lists.extend([
        words::<Class>("CLASSES"),
        words::<Denial>("DENIALS"),
        words::<Displacement>("DISPLACEMENTS"),
        words::<EndOrder>("ORDERS"),
        words::<ErrorCode>("CONTRACT_ERROR_CODES"),
        words::<FailureMode>("FAILURE_MODES"),
        words::<FaultCode>("FAULT_CODES"),
        words::<Field>("FIELDS"),
        words::<Flag>("FLAGS"),
        words::<LimitSource>("LIMIT_SOURCES"),
        words::<Lookup>("LOOKUPS"),
        words::<Need>("NEEDS"),
        words::<Operator>("OPERATORS"),
        words::<Refusal>("REFUSALS"),
        words::<SameDevice>("SAME_DEVICE_MODES"),
        words::<Scope>("SCOPES"),
        words::<Skipped>("SKIP_REASONS"),
        words::<Standing>("STANDINGS"),
        words::<Status>("RECEIPT_STATUSES"),
        words::<Strategy>("STRATEGIES"),
        words::<Trigger>("TRIGGERS"),
        words::<Unfinished>("UNFINISHED_STATES"),
        types_of::<Current>("CURRENT_TYPES"),
        types_of::<Event>("EVENT_TYPES"),
        types_of::<Reply>("REPLY_TYPES"),
        types_of::<Request>("REQUEST_TYPES"),
    ]);
    let mut outputs = Outputs::default();
    nodes::each(&mut outputs);
    lists.extend(outputs.0.into_iter().map(|(_, list)| list));
    lists.sort_by(|one, other| one.name.cmp(&other.name));
    lists
}

fn bounds() -> [(&'static str, Value, &'static str); 9] {
    [
        (
            "DENIAL_CLASS",
            json!(POLICY_DENIED),
            "The class of every denial. It is no failed login and feeds no lockout counter.",
        ),
        (
            "FUTURE_TOLERANCE_MS",
            json!(FUTURE_TOLERANCE_MS),
            "How far after `now` a creation time may lie before it is treated as missing, in milliseconds.",
        ),
        ("LIMIT_PATH_ROOT", json!(LIMIT_PATH_ROOT), "How the path of every limit begins."),
        ("MAX_DEPTH", json!(MAX_DEPTH), "The deepest nesting that a node reads."),
        ("MAX_ID_BYTES", json!(MAX_ID_BYTES), "The longest identifier, in UTF-8 bytes."),
        ("MAX_ITEMS", json!(MAX_ITEMS), "The longest list that a node reads."),
        (
            "MAX_LINKED_SUBJECTS",
            json!(MAX_LINKED_SUBJECTS),
            "The most linked subjects of one person.",
        ),
        (
            "MAX_SAFE_COUNT",
            json!(MAX_MILLIS),
            "The largest limit, and the latest time in milliseconds: what every host holds exactly.",
        ),
        (
            "MAX_SESSIONS",
            json!(MAX_SESSIONS),
            "The most sessions in one listing; a host that has more passes these on as a lower bound.",
        ),
    ]
}

/// A list that nobody can change, and that a bundle leaves out where nobody uses it.
fn frozen(words: &Value) -> String {
    let list = match words.as_array().map_or(0, Vec::len) {
        0 => "/** @type {never[]} */ ([])".into(),
        _ => words.to_string().replace("\",\"", "\", \""),
    };
    format!("/* @__PURE__ */ Object.freeze({list})")
}

fn push(text: &mut String, title: &str, of: &str, name: &str, value: &str) {
    text.push_str(&format!(
        "\n/** {title}\n * @type {{{of}}} */\nexport const {name} = {value};\n"
    ));
}

/// `FAULT_CODE` of `FAULT_CODES`.
fn singular(name: &str) -> String {
    for (many, one) in [("CLASSES", "CLASS"), ("STATUSES", "STATUS"), ("STRATEGIES", "STRATEGY")] {
        if let Some(start) = name.strip_suffix(many) {
            return format!("{start}{one}");
        }
    }
    name.trim_end_matches('S').to_owned()
}

fn key(word: &str) -> String {
    if word.chars().all(char::is_alphanumeric) { word.into() } else { format!("{word:?}") }
}

#[derive(Default)]
struct NodeTypes(Vec<(String, Option<String>)>);

impl Visitor for NodeTypes {
    fn visit<N>(&mut self)
    where
        N: Node + 'static,
        N::Config: JsonSchema,
        N::Facts<'static>: JsonSchema,
    {
        let Manifest { name, description, .. } = N::MANIFEST;
        self.0.push((name.into(), Some(description.into())));
    }
}

#[derive(Default)]
struct Outputs(Vec<(&'static str, List)>);

impl Visitor for Outputs {
    fn visit<N>(&mut self)
    where
        N: Node + 'static,
        N::Config: JsonSchema,
        N::Facts<'static>: JsonSchema,
    {
        let Manifest { name, title, outputs, .. } = N::MANIFEST;
        let list = format!("{}_OUTPUTS", name.replace('-', "_").to_uppercase());
        let title = format!("The ways out of {title}.");
        self.0.push((name, plain(&list, &title, outputs.iter().copied())));
    }
}
