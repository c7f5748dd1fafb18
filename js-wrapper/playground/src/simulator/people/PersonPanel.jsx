/** @file One person: their devices, their sessions as the clock has it, and what can be changed about them. */

import { useId } from "react";
import { DeviceCard } from "../device/DeviceCard.jsx";
import { DEVICE_KINDS } from "../device/device-kinds.js";
import { NameForm } from "./NameForm.jsx";
import { addDevice, linkProfile, removePerson, renameSubject, unlinkProfile } from "./people.js";
import { useScenario } from "../ScenarioProvider.jsx";
import { Table } from "../Table.jsx";
import { momentText } from "../time.js";
import { STANDINGS_NOW } from "../words.js";

const MOST_DEVICES = 8;
const MOST_PROFILES = 8;

/**
 * @param {object} props
 * @param {import("../situation.js").Person} props.person
 * @param {number} props.index
 * @param {import("../stage.js").Frame[]} props.frames
 * @param {import("../stage.js").Row[]} props.rows
 */
export function PersonPanel({ person, index, frames, rows }) {
  const { subjects, devices } = person;
  const [name, ...profiles] = subjects;
  const id = useId();
  return (
    <section className="panel stack" aria-labelledby={id}>
      <h3 id={id}>
        {name}
        {profiles.length > 0 && (
          <span className="soft small"> with the linked profile {profiles.join(", ")}</span>
        )}
      </h3>
      <div className="devices">
        {devices.map((device) => (
          <DeviceCard key={device.id} person={person} device={device} frames={frames} rows={rows} />
        ))}
      </div>
      <Sessions rows={rows} />
      <Edit person={person} index={index} />
    </section>
  );
}

function Sessions({ rows }) {
  return (
    <details className="fold">
      <summary>Sessions in the directory: {rows.length}</summary>
      {rows.length > 0 && (
        <Table name="Sessions" columns={["Session", "Began", "Now"]}>
          {rows.map(({ session, standing }) => (
            <tr key={session.id}>
              <td className="mono">{session.id}</td>
              <td>{momentText(session.createdAt)}</td>
              <td>{STANDINGS_NOW[standing]}</td>
            </tr>
          ))}
        </Table>
      )}
    </details>
  );
}

function Edit({ person: { subjects, devices }, index }) {
  const { update } = useScenario();
  const [name, ...profiles] = subjects;
  return (
    <details className="fold">
      <summary>Change {name}</summary>
      <div className="stack">
        {devices.length < MOST_DEVICES && (
          <div className="row" role="group" aria-label="Add a device">
            <span className="small">Add</span>
            {Object.entries(DEVICE_KINDS).map(([kind, { label }]) => (
              <button
                key={kind}
                type="button"
                onClick={() =>
                  update((before) =>
                    addDevice(before, index, /** @type {keyof typeof DEVICE_KINDS} */ (kind)),
                  )
                }
              >
                {label}
              </button>
            ))}
          </div>
        )}
        {subjects.length < MOST_PROFILES && (
          <NameForm
            label="Linked profile"
            action="Link"
            onName={(profile) => update((before) => linkProfile(before, index, profile))}
          />
        )}
        {profiles.map((profile) => (
          <button
            key={profile}
            type="button"
            onClick={() => update((before) => unlinkProfile(before, index, profile))}
          >
            Unlink {profile}
          </button>
        ))}
        <NameForm
          label="New name"
          action="Rename"
          onName={(next) => update((before) => renameSubject(before, name, next))}
        />
        <button type="button" onClick={() => update((before) => removePerson(before, index))}>
          Remove {name} and all that they did
        </button>
      </div>
    </details>
  );
}
