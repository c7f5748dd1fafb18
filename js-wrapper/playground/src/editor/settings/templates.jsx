/** @file How a field stands in the form: its name, what it is for, and what the node says of it. */

import { ErrorIcon } from "../../app/icons.jsx";
import { saidAt } from "./says.js";

function FieldTemplate({ uiSchema, children, ...field }) {
  const { id, label, rawDescription, required, schema, fieldPathId } = field;
  const isWhole = fieldPathId.path.length === 0;
  // A shape of a setting stands inside the field of that setting.
  if (isWhole || uiSchema?.["ui:label"] === false) return children;
  const isGroup = schema.anyOf || schema.type === "object" || schema.type === "array";
  const Name = isGroup ? "legend" : "label";
  const Frame = isGroup ? "fieldset" : "div";
  const said = saidAt(field);
  return (
    <Frame className="setting">
      <Name {...(!isGroup && { htmlFor: id })}>
        <code>{label}</code>
        {required && <span className="small soft"> needed</span>}
      </Name>
      {rawDescription && <p className="small soft">{rawDescription}</p>}
      {children}
      {said && (
        <p className="said small" id={`${id}-said`}>
          <ErrorIcon /> <span>{said}</span>
        </p>
      )}
    </Frame>
  );
}

const ObjectFieldTemplate = ({ properties }) => (
  <div className="stack settings">{properties.map(({ content }) => content)}</div>
);

export const TEMPLATES = { FieldTemplate, ObjectFieldTemplate };
