/** @file "Copy as": the flow as Auth0 Actions, as a program, or with the simulator's steps as a scenario. */

import { useEffect, useState } from "react";
import { CopyButton } from "../../app/CopyButton.jsx";
import { useDocument } from "../../document/DocumentProvider.jsx";
import { useScenario } from "../../simulator/ScenarioProvider.jsx";
import { Dialog } from "../Dialog.jsx";
import { auth0Actions, auth0Needs, auth0Refusal, needsForm } from "./auth0-action.js";
import { nodeHostCode } from "./node-host.js";
import { scenarioCode } from "./scenario-code.js";
import { Tabs } from "./Tabs.jsx";
import "./copy-as.css";

const TABS = [
  ["Auth0 Action", Auth0],
  ["Node host", NodeHost],
  ["simulate scenario", Scenario],
];

export function CopyAs() {
  const { foreign, checked } = useDocument();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" disabled={foreign} onClick={() => setOpen(true)}>
        Copy as…
      </button>
      {isOpen && !foreign && (
        <Dialog title="Copy as" onClose={() => setOpen(false)}>
          <div className="copy-as stack">
            {checked.flow === undefined ? (
              <p>
                <span className="badge bad">Can’t run</span> Mend the flow in the editor first: it
                would be refused.
              </p>
            ) : (
              <Tabs label="Copy as" tabs={TABS} />
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}

function Auth0() {
  const { document } = useDocument();
  const [form, setForm] = useState("");
  /** Null until it is known. */
  const [refusal, setRefusal] = useState(null);
  useEffect(() => {
    let isOver = false;
    auth0Refusal(document).then((found) => void (isOver || setRefusal(found)));
    return () => void (isOver = true);
  }, [document]);
  if (refusal === null) return null;
  if (refusal !== undefined) {
    return (
      <p role="status">
        <span className="badge bad">Not at Auth0</span> {refusal}
      </p>
    );
  }
  return (
    <>
      {needsForm(document) && (
        <label className="row">
          <span>Id of your Form</span>
          <input
            value={form}
            maxLength={64}
            spellCheck="false"
            onChange={({ target }) => setForm(target.value)}
          />
        </label>
      )}
      {auth0Actions(document, { form }).map(({ title, code }) => (
        <Code key={title} title={title} code={code} />
      ))}
      <h3>What it needs besides</h3>
      <ul className="needs">
        {auth0Needs(document).map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
    </>
  );
}

function NodeHost() {
  const { document } = useDocument();
  return (
    <>
      <Code title="An ES module for Node.js 20 or newer" code={nodeHostCode(document)} />
      <p>
        Install <code>@seatkeeper/host</code>. The directory and the store are in memory here: hand
        over your own. One-time passwords need <code>otp</code> besides.
      </p>
    </>
  );
}

function Scenario() {
  const { document } = useDocument();
  const { situation } = useScenario();
  return (
    <>
      <Code title="SCENARIO.json" code={scenarioCode(document, situation)} />
      <p>
        <code>seatkeeper simulate SCENARIO.json</code> prints the lines that the simulator shows:
        your regression test for this flow.
      </p>
    </>
  );
}

function Code({ title, code }) {
  return (
    <div className="stack">
      <div className="row">
        <h3>{title}</h3>
        <CopyButton text={code} about={title} />
      </div>
      <pre tabIndex={0} aria-label={title}>
        {code}
      </pre>
    </div>
  );
}
