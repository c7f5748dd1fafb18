/** @file The settings form: every setting of every module can be set in it, and what is wrong is said in the node's words. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";
import { changedAt } from "../../js-wrapper/playground/src/editor/settings/at-path.js";
import { formSchema } from "../../js-wrapper/playground/src/editor/settings/form-schema.js";
import { nodeMessage } from "../../js-wrapper/playground/src/editor/settings/node-message.js";
import { shown, typed } from "../../js-wrapper/playground/src/editor/settings/typed.js";
import { inShape, optionFor } from "../../js-wrapper/playground/src/editor/settings/union.js";
import { renderer } from "./rendered.js";

const nodes = loadNodes();
/** A rule in a rule in a rule: deeper ones are the same again. */
const DEEPEST = 6;

/** @type {(props: any) => string} */
let render;
before(async () => void (render = await renderer("editor/settings/Settings.jsx", "Settings")));

const formOf = (type, config) =>
  render({ type, manifest: nodes.manifest(type), config, onChange() {} });

const escaped = (text) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");

/** The control of a setting, with all that is in it. */
function controlAt(html, path) {
  const id = ["setting", ...path].join("_");
  const start = html.indexOf(`id="${id}"`);
  assert.ok(start >= 0, `${path.join("/")} can't be set`);
  const [, tag] = /<(\w+)[^<]*$/.exec(html.slice(0, start));
  const rest = html.slice(start);
  return tag === "input"
    ? rest.slice(0, rest.indexOf(">"))
    : rest.slice(0, rest.indexOf(`</${tag}>`));
}

/** Goes through a schema as the manifest has it, and asks the form for each property, word and shape. */
function visit(type, schema, config, path, seen) {
  const { $defs } = nodes.manifest(type).config;
  const { $ref, ...own } = schema;
  const whole = $ref ? { ...$defs[$ref.split("/").at(-1)], ...own } : own;
  if (path.length > DEEPEST) return;
  const shapes = whole.anyOf?.filter((shape) => shape.type !== "null");
  const kind = [whole.type].flat()[0];
  if (shapes?.length > 1) {
    const resolved = shapes.map((shape) => ({ ...$defs[shape.$ref?.split("/").at(-1)], ...shape }));
    const options = formSchema({ anyOf: resolved }).anyOf;
    shapes.forEach((shape, index) => {
      const html = formOf(type, config);
      assert.ok(
        controlAt(html, [...path.slice(0, -1), `${path.at(-1)}-shape`]).includes(
          escaped(options[index].title),
        ),
      );
      const inside = changedAt(config, path, inShape(options, index, undefined));
      visit(type, shape, inside, path, seen);
    });
  } else if (shapes) visit(type, shapes[0], config, path, seen);
  else if (kind === "object") {
    for (const [name, inner] of Object.entries(whole.properties)) {
      seen.add(name);
      visit(type, inner, config, [...path, name], seen);
    }
  } else if (kind === "array" && !isWords(whole.items, $defs)) {
    const [item] = config === undefined ? [] : [{}];
    visit(type, whole.items, changedAt(config, path, [item]), [...path, 0], seen);
  } else {
    const words = isWords(kind === "array" ? whole.items : whole, $defs);
    const control = controlAt(formOf(type, config), path);
    const offered = words ?? (kind === "boolean" ? [true, false] : []);
    for (const word of offered)
      assert.ok(control.includes(`>${escaped(`${word}`)}<`), `${path.join("/")}: ${word}`);
  }
}

function isWords({ $ref, ...own }, $defs) {
  const { oneOf } = { ...$defs[$ref?.split("/").at(-1)], ...own };
  return oneOf?.map((word) => word.const);
}

for (const type of nodes.types) {
  test(`${type}: every property, word and shape of its schema can be set`, () => {
    const seen = new Set();
    visit(type, nodes.manifest(type).config, {}, [], seen);
    const named = JSON.stringify(nodes.manifest(type).config).matchAll(/"properties":\{"(\w+)"/g);
    for (const [, name] of named) assert.ok(seen.has(name), name);
  });

  test(`${type}: descriptions and defaults are shown, and none is written`, () => {
    const { config } = nodes.manifest(type);
    const html = formOf(type, {});
    for (const { description, default: usual } of Object.values(config.properties)) {
      assert.ok(html.includes(escaped(description)), description);
      if (usual !== undefined && !Array.isArray(usual))
        assert.ok(html.includes(`default (${usual})`));
    }
    assert.ok(!html.includes(`<option value="">`), "nothing is chosen that nobody has set");
  });
}

const vectors = JSON.parse(
  readFileSync(new URL("../vectors/bad-config.json", import.meta.url), "utf8"),
);
const bad = vectors.filter(({ then }) => then.error?.code === "invalidConfig");
for (const { name, node: type, config, then } of bad) {
  test(`${name}: the form says what the node says`, () => {
    const said = nodeMessage(type, config);
    assert.throws(
      () => nodes.prepare(type, config),
      ({ message }) =>
        message === `\`${said.path || "/"}\`: ${said.message}` || message === said.message,
    );
    assert.equal(said.path, then.error.path);
    if (config === null || typeof config !== "object" || Array.isArray(config)) return;
    const html = formOf(type, config);
    assert.ok(html.includes(`<span>${escaped(said.message)}</span>`));
  });
}

test("the message stands at its field, and the field is tied to it", () => {
  const html = formOf("data-query", { rule: { all: [{ value: 1 }, { value: "2,5" }] } });
  const control = controlAt(html, ["rule", "all", 1, "value"]);
  assert.match(control, /aria-invalid="true"/);
  assert.match(control, /aria-describedby="setting_rule_all_1_value-said"/);
  assert.match(control, /value="2,5"/);
  assert.match(html, /id="setting_rule_all_1_value-said"[^>]*>.*?<span>expected an integer/s);
});

test("a config that is right says nothing", () => {
  for (const [type, config] of [
    ["data-query", { rule: { value: 3 } }],
    ["logout", {}],
  ]) {
    assert.equal(nodeMessage(type, config), undefined);
    assert.doesNotMatch(formOf(type, config), /aria-invalid|-said/);
  }
  assert.equal(nodeMessage("success", { a: 1 }), undefined);
});

test("whatever stands in a config is drawn, as text", () => {
  const values = [null, 0, 2.5, "x", "<b>", [], [null], [[]], {}, { a: {} }, { path: 7 }, true];
  const rules = values.flatMap((value) => [
    { all: value },
    { any: [value] },
    { value },
    { field: value },
  ]);
  for (const type of nodes.types) {
    const names = Object.keys(nodes.manifest(type).config.properties);
    for (const name of names) {
      for (const value of [...values, ...rules]) {
        const html = formOf(type, { [name]: value, bogus: value });
        assert.ok(!html.includes("<b>"), name);
      }
    }
  }
});

test("what is typed stays as it was typed; a number is one where it is nothing else", () => {
  const kept = [
    "0",
    "-1",
    "2.5",
    "9007199254740993",
    "1e3",
    "03",
    "3 ",
    "x",
    "2,5",
    "Infinity",
    "NaN",
    "-0",
  ];
  for (const text of kept) assert.equal(shown(typed(text)), text);
  assert.deepEqual(["3", "2.5", "-1"].map(typed), [3, 2.5, -1]);
  assert.deepEqual(["03", "3 ", "1e3", "Infinity", "NaN"].map(typed), [
    "03",
    "3 ",
    "1e3",
    "Infinity",
    "NaN",
  ]);
  assert.equal(typed(""), undefined);
});

test("a value is changed where it stands, and nothing else is", () => {
  const config = Object.freeze({
    rule: Object.freeze({ all: Object.freeze([{ value: 1 }, { value: 2 }]) }),
    explain: true,
  });
  const changed = changedAt(config, ["rule", "all", 1, "value"], 5);
  assert.deepEqual(changed, { rule: { all: [{ value: 1 }, { value: 5 }] }, explain: true });
  assert.equal(changed.rule.all[0], config.rule.all[0]);
  assert.deepEqual(changedAt(config, ["rule", "all", 0], undefined).rule.all, [{ value: 2 }]);
  assert.deepEqual(changedAt(config, ["explain"], undefined), { rule: config.rule });
  assert.deepEqual(changedAt({ limit: 3 }, ["limit", "path"], "/a"), { limit: { path: "/a" } });
  assert.deepEqual(changedAt({}, ["rule", "value"], 3), { rule: { value: 3 } });
});

test("a shape is told by what is there, right or wrong, and another takes over what fits", () => {
  const { $defs } = nodes.manifest("data-query").config;
  const rules = formSchema($defs.Rule).anyOf;
  const titles = rules.map(({ title }) => title);
  const shape = (value) => titles[optionFor(rules, value)];
  const [all, any, one] = [
    "Every one of them holds",
    "One of them holds",
    "A number is compared with a limit",
  ];
  for (const value of [{ all: [] }, { all: 7 }]) assert.equal(shape(value), all);
  assert.equal(shape({ any: [{}] }), any);
  for (const value of [undefined, null, {}, 7, { value: 0 }, { field: 7 }, { bogus: 1 }])
    assert.equal(shape(value), one);
  const to = (title, value) => inShape(rules, titles.indexOf(title), value);
  assert.deepEqual(to(all, { value: 3 }), { all: [{ value: 3 }] });
  assert.deepEqual(to(any, { all: [{ value: 3 }, {}] }), { any: [{ value: 3 }, {}] });
  assert.deepEqual(to(one, { any: [{ all: [] }, { value: 4 }] }), { value: 4 });
  assert.deepEqual(to(one, { any: [] }), {});
});
