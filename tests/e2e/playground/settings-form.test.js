/** @file Every setting that a node's schema has can be set in the form, and a bad value shows what the node says. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadNodes } from "@seatkeeper/nodes";
import { browsers } from "../browsers.js";
import { editorOn } from "./editor-desk.js";
import { samples } from "./schema-samples.js";
import { formIn } from "./settings-desk.js";
import { enterText } from "./typing.js";
import { playgroundIn } from "./world.js";

const nodes = loadNodes();
const NODE_OF = { "data-query": "query", "force-logout": "force-logout", logout: "logout" };
const VECTORS = JSON.parse(
  readFileSync(new URL("../../vectors/bad-config.json", import.meta.url), "utf8"),
);

/** What a node says of a config, with the place. */
function complaint(type, config) {
  try {
    nodes.prepare(type, config).free();
  } catch ({ code, path, message }) {
    return code === "invalidConfig" ? { path, message } : undefined;
  }
  return undefined;
}

/** One config for each thing that the node can say. */
const badOf = (type) => [
  ...new Map(
    VECTORS.filter(({ node, config }) => node === type && config?.constructor === Object)
      .map(({ config }) => ({ config, says: complaint(type, config) }))
      .filter(({ says }) => says)
      .map((bad) => [`${bad.says.path} ${bad.says.message}`, bad]),
  ).values(),
];

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  /** The settings of a node of that type, with its config as JSON. */
  async function settingsOf(t, type, id) {
    const page = await open(t);
    const editor = editorOn(page);
    await editor.select(id);
    const { settings } = editor;
    await settings.getByText("As JSON", { exact: true }).click();
    const json = settings.getByLabel("Config, as JSON");
    const { config } = nodes.manifest(type);
    // The form is loaded with the first node that somebody looks at.
    await settings.getByText(Object.keys(config.properties)[0], { exact: true }).waitFor();
    return {
      editor,
      settings,
      json,
      config,
      form: formIn(settings, config.$defs),
      status: settings.getByRole("status"),
      reads: async () => JSON.parse(await json.inputValue()),
    };
  }

  for (const [type, id] of Object.entries(NODE_OF)) {
    test(`${name}, ${type}: each setting takes each kind of value, and none again`, async (t) => {
      const { editor, form, json, config, reads } = await settingsOf(t, type, id);
      for (const [setting, schema] of Object.entries(config.properties)) {
        for (const value of samples(schema, config.$defs)) {
          await enterText(json, "{}");
          await form.enter(schema, setting, value);
          assert.deepEqual(await reads(), { [setting]: value });
        }
        if (config.required?.includes(setting)) continue;
        await form.clear(setting, schema);
        assert.deepEqual(await reads(), {}, setting);
      }
      const last = Object.keys(config.properties).at(-1);
      const [value] = samples(config.properties[last], config.$defs);
      await form.enter(config.properties[last], last, value);
      const flow = await editor.exported();
      assert.deepEqual(flow.nodes.find((node) => node.id === id).config, { [last]: value });
    });

    test(`${name}, ${type}: whatever is wrong is said as the node says it`, async (t) => {
      const { form, json, status } = await settingsOf(t, type, id);
      for (const { config, says } of badOf(type)) {
        await enterText(json, JSON.stringify(config));
        const [place, message] = await status.locator("p > *:not(svg)").allTextContents();
        assert.equal(`\`${place}\`: ${message}`, says.message);
        const at = says.path.split("/").findLast((part) => !/^\d*$/.test(part));
        const fields = await form.said();
        assert.ok(fields.length > 0, `nowhere for ${says.message}`);
        for (const [field, text] of fields) {
          assert.ok(field.startsWith(at), `${field} for ${says.path}`);
          assert.equal(text, message);
        }
      }
    });
  }

  /** What is typed or ticked, and what the config is then: as it was typed, right or wrong. */
  const TYPED = [
    ...[0, -1, 2.5].map((number) => [`${number}`, { rule: { value: number } }]),
    ...["three", "2,5", "1e3", "03", "9007199254740993"].map((text) => [
      text,
      { rule: { value: text } },
    ]),
    ["", { rule: {} }],
  ];

  test(`${name}: what is typed wrong stays, and its field says so to everybody`, async (t) => {
    const { form, json, reads } = await settingsOf(t, "data-query", "query");
    for (const [text, config] of TYPED) {
      await enterText(json, '{"rule":{"value":7}}');
      await enterText(form.text("value"), text);
      assert.deepEqual(await reads(), config);
      const [[, message]] = await form.said();
      assert.equal(`\`/rule/value\`: ${message}`, complaint("data-query", config).message);
      assert.deepEqual(await form.wrong(), [message]);
      await enterText(form.text("value"), "7");
      assert.deepEqual([await form.said(), await form.wrong()], [[], []]);
    }
    await form.tick("classes", []);
    assert.deepEqual((await reads()).classes, []);
    const { message } = complaint("data-query", { rule: { value: 7 }, classes: [] });
    assert.deepEqual(
      (await form.said()).map(([, said]) => `\`/classes\`: ${said}`),
      [message],
    );
  });

  test(`${name}: an access token takes any object, and text that is none is not taken`, async (t) => {
    const page = await open(t);
    const editor = editorOn(page);
    await editor.select("token");
    const json = editor.settings.getByLabel("Config, as JSON");
    const config = { scope: "read", claims: { seats: [1, 2, { "<b>": null }] } };
    await enterText(json, JSON.stringify(config));
    await enterText(json, "{ no JSON");
    await editor.settings.getByText("This is no JSON that a flow takes").waitFor();
    const flow = await editor.exported();
    assert.deepEqual(flow.nodes.find(({ id }) => id === "token").config, config);
  });
}
