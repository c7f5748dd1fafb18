/** @file The form of a node's settings, from the JSON Schema of its manifest. Loaded when a node is first selected. */

import Form from "@rjsf/core/lib/components/Form.js";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { ErrorIcon } from "../../app/icons.jsx";
import { changedAt } from "./at-path.js";
import { FIELDS } from "./fields.jsx";
import { formSchema } from "./form-schema.js";
import { nodeMessage } from "./node-message.js";
import { TEMPLATES } from "./templates.jsx";
import { validator } from "./validator.js";

/** Nothing is written into a flow that nobody has set. */
const NO_DEFAULTS = /** @type {const} */ ({
  emptyObjectFields: "skipDefaults",
  arrayMinItems: { populate: "never" },
  constAsDefaults: "never",
});

/**
 * @param {object} props
 * @param {string} props.type of the node
 * @param {any} props.manifest
 * @param {Record<string, any>} props.config
 * @param {(config: any, at: string) => void} props.onChange `at`: the setting that changed
 */
export function Settings({ type, manifest, config, onChange }) {
  const schema = useMemo(() => formSchema(manifest.config), [manifest]);
  // The library takes one function for another that is written the same: this one has to stay right.
  const latest = useRef({ config, onChange });
  useEffect(() => void (latest.current = { config, onChange }));
  const change = useCallback((path, value) => {
    const { current } = latest;
    current.onChange(changedAt(current.config, path, value), path.join("/"));
  }, []);
  const said = nodeMessage(type, config);
  const formContext = { change, said };
  return (
    <>
      <Said said={said} />
      <Form
        // A field that is the same is drawn anew with what the node says now.
        experimental_componentUpdateStrategy="always"
        experimental_defaultFormStateBehavior={NO_DEFAULTS}
        tagName="div"
        idPrefix="setting"
        schema={schema}
        validator={validator}
        formContext={formContext}
        formData={config}
        uiSchema={{ "ui:order": [...(schema.required ?? []), "*"] }}
        fields={FIELDS}
        templates={TEMPLATES}
        noValidate
        showErrorList={false}
      >
        <></>
      </Form>
    </>
  );
}

/** Also where there is no field for it: a setting that nobody knows, or one that has another shape. */
const Said = ({ said }) => (
  <div role="status">
    {said && (
      <p className="said small">
        <ErrorIcon /> <code>{said.path || "/"}</code> <span>{said.message}</span>
      </p>
    )}
  </div>
);
