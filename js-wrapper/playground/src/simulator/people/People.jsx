/** @file The people, each with their devices, and how another one comes in. */

import { NameForm } from "./NameForm.jsx";
import { PersonPanel } from "./PersonPanel.jsx";
import { addPerson } from "./people.js";
import { useScenario } from "../ScenarioProvider.jsx";

const MOST_PEOPLE = 8;

/** @param {{ frames: import("../stage.js").Frame[], rows: import("../stage.js").Row[][] }} props */
export function People({ frames, rows }) {
  const { situation, update } = useScenario();
  return (
    <section className="stack people" aria-labelledby="people-title">
      <h2 id="people-title">People</h2>
      {situation.people.map((person, index) => (
        <PersonPanel
          key={index}
          person={person}
          index={index}
          frames={frames}
          rows={rows[index] ?? []}
        />
      ))}
      {situation.people.length < MOST_PEOPLE && (
        <details className="fold">
          <summary>Add a person</summary>
          <NameForm
            label="Name"
            action="Add"
            onName={(name) => update((before) => addPerson(before, name))}
          />
        </details>
      )}
    </section>
  );
}
