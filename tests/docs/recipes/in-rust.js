/** @file What is written by hand for the recipes of the Rust side: a node's rule, an operator, a field of a session. */

/** @typedef {import("./scratch.js").Patch} Patch */

/** The node that the template writes, with a setting, a rule and a fact of its own. @param {string} name @returns {Patch} */
export const nodeByHand = (name) => ({
  [`crates/node-${name}/src/config.rs`]: [
    [
      "        /// Without a whole list:",
      `        /// Whether as many as the limit are too many.
        "inclusive" => pub inclusive: bool = false,
        /// Without a whole list:`,
    ],
  ],
  [`crates/node-${name}/src/verdict.rs`]: [
    [
      "    let over = count > config.limit.resolve(login).value;\n",
      `    let limit = config.limit.resolve(login).value;
    let over = if config.inclusive { count >= limit } else { count > limit };
`,
    ],
  ],
  [`crates/node-${name}/src/facts.rs`]: [
    [
      "    /// Whether the failure mode decided",
      `    /// Whether there are none that are known.
    pub is_alone: bool,
    /// Whether the failure mode decided`,
    ],
    [
      "            by_failure_mode: verdict.is_none(),\n",
      `            is_alone: census.counted(Scope::Subject).next().is_none(),
            by_failure_mode: verdict.is_none(),
`,
    ],
    [
      "            active_session_count: None,\n",
      "            active_session_count: None,\n            is_alone: true,\n",
    ],
  ],
  [`tests/vectors/${name}.json`]: [
    [
      `[
  {
    "name": "${name}: it asks for the sessions",`,
      `[
  {
    "name": "${name}: as many as the limit may be too many",
    "node": "${name}",
    "config": { "limit": 1, "inclusive": true },
    "base": "login",
    "input": { "replies": [{ "type": "listed", "sessions": ["a@1"] }] },
    "then": { "output": "true", "facts": { "isAlone": false } }
  },
  {
    "name": "${name}: it asks for the sessions",`,
    ],
  ],
});

/** A rule that holds at every third session. @type {Patch} */
export const operator = {
  "crates/node-data-query/src/operator.rs": [
    [
      '        "!=" => NotEqual,\n',
      '        "!=" => NotEqual,\n        /// A multiple of.\n        "%" => MultipleOf,\n',
    ],
    [
      "            Self::NotEqual => known(count > limit, count != limit),\n",
      `            Self::NotEqual => known(count > limit, count != limit),
            // One more would change it, whatever was counted.
            Self::MultipleOf => known(false, count.checked_rem(limit) == Some(0)),
`,
    ],
  ],
  "tests/vectors/bad-config.json": [["`==` `!=`", "`==` `!=` `%`"]],
  "tests/vectors/boundary.json": [
    [
      '  {\n    "name": "3.5 the least limit",',
      `  {
    "name": "2 is a multiple of 2",
    "node": "data-query",
    "config": { "rule": { "operator": "%", "value": 2 } },
    "base": "login",
    "input": { "replies": [{ "type": "listed", "sessions": ["a@1", "b@2"] }] },
    "then": { "type": "done", "output": "true" }
  },
  {
    "name": "3 is no multiple of 2",
    "node": "data-query",
    "config": { "rule": { "operator": "%", "value": 2 } },
    "base": "login",
    "input": { "replies": [{ "type": "listed", "sessions": ["a@1", "b@2", "c@3"] }] },
    "then": { "type": "done", "output": "false" }
  },
  {
    "name": "3.5 the least limit",`,
    ],
  ],
  "README.md": [["`==`, `!=` ", "`==`, `!=`, `%` "]],
};

/** @type {Patch} */
export const sessionField = {
  "crates/session-limit/src/session.rs": [
    [
      '        "device" => pub device: Option<Device<\'a>>,\n',
      `        "device" => pub device: Option<Device<'a>>,
        /// The country that it was last seen in.
        "country" => pub country: Option<&'a str>,
`,
    ],
    ["            device: None,\n", "            device: None,\n            country: None,\n"],
  ],
  "tests/vectors/what-counts.json": [
    [
      '  {\n    "name": "3.5 a device that is null is missing",',
      `  {
    "name": "a session with a country counts",
    "node": "data-query",
    "config": { "rule": { "value": 1 } },
    "base": "login",
    "input": {
      "replies": [
        {
          "type": "listed",
          "sessions": [{ "id": "a", "subject": "u1", "createdAt": 1, "country": "AT" }]
        }
      ]
    },
    "then": { "type": "done", "output": "true", "facts": { "activeSessionCount": 1 } }
  },
  {
    "name": "3.5 a device that is null is missing",`,
    ],
  ],
};
