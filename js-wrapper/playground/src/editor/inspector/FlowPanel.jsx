/** @file The flow itself: its name, its version and the settings that belong to no node. */

import { useId } from "react";
import { changeSetting } from "../../document/edits.js";
import { shown, typed } from "../settings/typed.js";
import { FLOW_SETTINGS } from "./flow-settings.js";

/**
 * @param {object} props
 * @param {any} props.document
 * @param {import("../../document/problems.js").Problem[]} props.problems
 * @param {(next: any, merges?: string) => void} props.onEdit
 */
export function FlowPanel({ document, problems, onEdit }) {
  const set = (name, value) => onEdit(changeSetting(document, name, value), `flow ${name}`);
  const saidAt = (name) => problems.find(({ path }) => path === `/${name}`)?.message;
  return (
    <>
      <h2>Flow</h2>
      <p className="soft small">Select a node to see its settings.</p>
      <Setting name="name" said={saidAt("name")}>
        {(field) => (
          <input
            {...field}
            value={document.name}
            onChange={({ target }) => set("name", target.value)}
          />
        )}
      </Setting>
      <Setting name="version" said={saidAt("version")}>
        {(field) => (
          <input
            {...field}
            value={shown(document.version)}
            onChange={({ target }) => set("version", typed(target.value))}
          />
        )}
      </Setting>
      {FLOW_SETTINGS.map(({ name, says, values, usual }) => (
        <Setting key={name} name={name} says={says} said={saidAt(name)}>
          {(field) =>
            values ? (
              <Choice
                field={field}
                values={values}
                usual={usual}
                value={document[name]}
                onChange={(value) => set(name, value)}
              />
            ) : (
              <input
                {...field}
                inputMode="numeric"
                placeholder={`default (${usual})`}
                value={shown(document[name])}
                onChange={({ target }) => set(name, typed(target.value))}
              />
            )
          }
        </Setting>
      ))}
    </>
  );
}

function Setting({ name, says = undefined, said, children }) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>
        <code>{name}</code>
      </label>
      {says && <p className="small soft">{says}</p>}
      {children({
        id,
        autoComplete: "off",
        "aria-invalid": said !== undefined,
        "aria-describedby": said && `${id}-said`,
      })}
      {said && (
        <p className="said small" id={`${id}-said`}>
          {said}
        </p>
      )}
    </div>
  );
}

function Choice({ field, values, usual, value, onChange }) {
  // What a flow says that came from elsewhere stands here as it is.
  const all = value === undefined || values.includes(value) ? values : [...values, value];
  return (
    <select
      {...field}
      value={shown(value)}
      onChange={({ target }) => onChange(all.find((one) => shown(one) === target.value))}
    >
      <option value="">default ({usual})</option>
      {all.map((one) => (
        <option key={shown(one)} value={shown(one)}>
          {shown(one)}
        </option>
      ))}
    </select>
  );
}
