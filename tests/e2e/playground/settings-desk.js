/** @file The settings form, as somebody fills it in. */
import { resolved, wordsOf } from "./schema-samples.js";
import { enterText } from "./typing.js";

/** @param {import("playwright-core").Locator} settings the region @param {any} $defs of the manifest */
export function formIn(settings, $defs) {
  // What a config has to have is called needed.
  const called = (name) => ({ name: new RegExp(`^${name}( needed)?$`) });
  const group = (scope, name) => scope.getByRole("group", called(name)).first();
  const text = (scope, name) => scope.getByRole("textbox", called(name)).first();
  const choice = (scope, name) => scope.getByRole("combobox", called(name)).first();

  /** Enters a value where `name` stands in the scope. */
  async function enter(scope, schema, name, value) {
    const { anyOf, type, items, ...whole } = resolved(schema, $defs);
    if (anyOf) return enterShape(group(scope, name), anyOf, name, value);
    if (whole.oneOf || type === "boolean") await choice(scope, name).selectOption(`${value}`);
    else if (type === "object") await enterAll(scope, whole, value);
    else if (type !== "array") await enterText(text(scope, name), `${value}`);
    else if (wordsOf(resolved(items, $defs))) await tick(group(scope, name), value);
    else await enterItems(group(scope, name), items, name, value);
  }

  async function enterShape(scope, shapes, name, value) {
    const fits = (shape) => {
      const { type, required = [] } = resolved(shape, $defs);
      const isObject = typeof value === "object";
      return (type === "object") === isObject && required.every((key) => Object.hasOwn(value, key));
    };
    const index = shapes.findIndex(fits);
    await scope.getByLabel(`${name}: what it is`).first().selectOption({ index });
    const inner = resolved(shapes[index], $defs);
    if (inner.type === "object") await enterAll(scope, inner, value);
    else await enter(scope, inner, name, value);
  }

  async function enterAll(scope, { properties }, value) {
    for (const [key, inner] of Object.entries(value))
      await enter(scope, properties[key], key, inner);
  }

  async function enterItems(scope, items, name, values) {
    for (const [index, value] of values.entries()) {
      // A new list begins with one; what is added last is the last of its name, until it has a list of its own.
      if (index > 0)
        await scope
          .getByRole("button", { name: `Add to ${name}`, exact: true })
          .last()
          .click();
      const ofThatName = scope.getByRole("group", { name: `${name} ${index + 1}`, exact: true });
      const item = ofThatName.nth((await ofThatName.count()) - 1);
      const { anyOf } = resolved(items, $defs);
      await enterShape(item, anyOf, `${name} ${index + 1}`, value);
    }
  }

  async function tick(scope, words) {
    for (const box of await scope.getByRole("checkbox", { checked: true }).all())
      await scope.getByRole("checkbox", { checked: true }).first().uncheck();
    for (const word of words)
      await scope.getByRole("checkbox", { name: new RegExp(`^${word} `) }).check();
  }

  /** Takes a setting back to its default. */
  async function clear(name, schema) {
    const { anyOf, type, ...whole } = resolved(schema, $defs);
    if (whole.oneOf || type === "boolean") await choice(settings, name).selectOption("");
    else if (type === "array")
      await group(settings, name).getByRole("button", { name: "Back to the default" }).click();
    else {
      if (anyOf) await settings.getByLabel(`${name}: what it is`).selectOption({ index: 0 });
      await enterText(text(settings, name), "");
    }
  }

  return {
    clear,
    group: (name) => group(settings, name),
    text: (name) => text(settings, name),
    tick: (name, words) => tick(group(settings, name), words),
    enter: (schema, name, value) => enter(settings, schema, name, value),
    /** What a reader of the screen hears at the controls that are wrong. @returns {Promise<string[]>} */
    wrong: () =>
      settings.locator('input[aria-invalid="true"]').evaluateAll((all) =>
        all.map((one) => {
          const said = one.getAttribute("aria-describedby");
          return one.ownerDocument.getElementById(said).textContent.trim();
        }),
      ),
    /** What is said at fields, each with the name of its field. @returns {Promise<string[][]>} */
    said: () =>
      settings
        .locator('[id$="-said"]')
        .evaluateAll((all) =>
          all.map((one) => [
            one.parentElement.firstElementChild.textContent,
            one.textContent.trim(),
          ]),
        ),
  };
}
