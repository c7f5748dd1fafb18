/** @file A setting that takes one of some words, or several of them. */

import { saysOf } from "./says.js";
import { shown } from "./typed.js";

/**
 * One of some values; left at the default, the key is not there.
 *
 * @param {{ field: any, words: Array<{ value: any, description?: string }> }} props `field`: what the form library
 *   hands to a field
 */
export function OneWord({ field, words }) {
  const { schema, formData, fieldPathId, registry } = field;
  const { change } = registry.formContext;
  const isSet = formData !== undefined && formData !== null;
  const chosen = words.find(({ value }) => value === formData);
  // What a flow says that came from elsewhere stands here as it is, until somebody chooses.
  const options = isSet && !chosen ? [...words, { value: formData }] : words;
  const usual = words.find(({ value }) => value === schema.usual);
  const meaning = (isSet ? chosen : usual)?.description;
  return (
    <>
      <select
        {...saysOf(field)}
        value={isSet ? shown(formData) : ""}
        onChange={({ target }) =>
          change(
            fieldPathId.path,
            options.find(({ value }) => shown(value) === target.value)?.value,
          )
        }
      >
        <option value="">{usual ? `default (${shown(usual.value)})` : "not set"}</option>
        {options.map(({ value }) => (
          <option key={shown(value)} value={shown(value)}>
            {shown(value)}
          </option>
        ))}
      </select>
      {meaning && <p className="small soft">{meaning}</p>}
    </>
  );
}

/** @param {{ field: any, words: Array<{ value: string, description?: string }> }} props */
export function SeveralWords({ field, words }) {
  const { schema, formData, fieldPathId, registry } = field;
  const { change } = registry.formContext;
  const isSet = formData !== undefined && formData !== null;
  const usual = schema.usual ?? words.map(({ value }) => value);
  const given = isSet ? [formData].flat() : usual;
  const set = (value) => change(fieldPathId.path, value);
  const strangers = given.filter((item) => !words.some(({ value }) => value === item));
  const all = [...words, ...[...new Set(strangers)].map((value) => ({ value, description: "" }))];
  return (
    <div {...saysOf(field)} className="stack words">
      {all.map(({ value, description }) => (
        <label key={shown(value)}>
          <input
            type="checkbox"
            checked={given.includes(value)}
            onChange={({ target }) =>
              set(target.checked ? [...given, value] : given.filter((item) => item !== value))
            }
          />
          <span>
            <code>{shown(value)}</code> <span className="small soft">{description}</span>
          </span>
        </label>
      ))}
      <p className="small soft">
        {isSet ? (
          <button type="button" onClick={() => set(undefined)}>
            Back to the default
          </button>
        ) : (
          "This is the default."
        )}
      </p>
    </div>
  );
}
