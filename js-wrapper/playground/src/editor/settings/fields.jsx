/** @file The fields of the form, one for each type that a schema knows. They write through `change` and nothing else. */

import { wordsOf } from "./form-schema.js";
import { OneWord, SeveralWords } from "./Words.jsx";
import { saysOf } from "./says.js";
import { shown, typed } from "./typed.js";
import { inShape, optionFor } from "./union.js";

function Text({ field, read }) {
  const { schema, formData, fieldPathId, registry } = field;
  const { change } = registry.formContext;
  return (
    <input
      {...saysOf(field)}
      type="text"
      inputMode={schema.type === "integer" ? "numeric" : undefined}
      autoComplete="off"
      spellCheck={false}
      placeholder={schema.usual === undefined ? undefined : `default (${shown(schema.usual)})`}
      value={shown(formData)}
      onChange={({ target }) => change(fieldPathId.path, read(target.value))}
    />
  );
}

function StringField(field) {
  const words = wordsOf(field.schema);
  return words ? (
    <OneWord field={field} words={words} />
  ) : (
    <Text field={field} read={(text) => (text === "" ? undefined : text)} />
  );
}

const NumberField = (field) => <Text field={field} read={typed} />;

const BooleanField = (field) => (
  <OneWord field={field} words={[{ value: true }, { value: false }]} />
);

function ArrayField(field) {
  const { schema, formData, fieldPathId, registry, name } = field;
  const { schemaUtils, fields, formContext } = registry;
  const { path, $id } = fieldPathId;
  const itemSchema = schemaUtils.retrieveSchema(schema.items);
  const words = wordsOf(itemSchema);
  if (words) return <SeveralWords field={field} words={words} />;
  const items = Array.isArray(formData) ? formData : [];
  return (
    <div className="stack" id={$id}>
      {items.map((item, index) => (
        <div key={index} className="item stack">
          <fields.SchemaField
            registry={registry}
            name={`${name} ${index + 1}`}
            schema={itemSchema}
            formData={item}
            fieldPathId={{ $id: `${$id}_${index}`, path: [...path, index] }}
            onChange={field.onChange}
            onBlur={field.onBlur}
            onFocus={field.onFocus}
          />
          <button
            type="button"
            aria-label={`Remove ${name} ${index + 1}`}
            onClick={() => formContext.change([...path, index], undefined)}
          >
            Remove
          </button>
        </div>
      ))}
      <button
        type="button"
        aria-label={`Add to ${name}`}
        onClick={() => formContext.change(path, [...items, {}])}
      >
        Add
      </button>
    </div>
  );
}

/** A setting that has one of several shapes. */
function AnyOfField(field) {
  const { options, formData, fieldPathId, registry, name } = field;
  const { fields, formContext } = registry;
  const chosen = optionFor(options, formData);
  const { title: _, description: __, ...schema } = options[chosen];
  return (
    <div className="stack">
      <select
        {...saysOf(field)}
        id={`${fieldPathId.$id}-shape`}
        aria-label={`${name}: what it is`}
        value={chosen}
        onChange={({ target }) =>
          formContext.change(fieldPathId.path, inShape(options, Number(target.value), formData))
        }
      >
        {options.map(({ title }, index) => (
          <option key={title} value={index}>
            {title}
          </option>
        ))}
      </select>
      <fields.SchemaField {...field} schema={schema} uiSchema={{ "ui:label": false }} />
    </div>
  );
}

/** A rule in a rule goes on for as long as the config does. */
const CyclicSchemaField = ({ registry, schema, ...field }) => (
  <registry.fields.SchemaField
    {...field}
    registry={registry}
    schema={registry.schemaUtils.retrieveSchema({ $ref: schema.$ref })}
  />
);

export const FIELDS = {
  AnyOfField,
  ArrayField,
  BooleanField,
  CyclicSchemaField,
  NumberField,
  StringField,
};
