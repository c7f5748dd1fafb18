/** @file How a device presents itself at its next login. */

import { changeDevice, removeDevice } from "../people/people.js";
import { useScenario } from "../ScenarioProvider.jsx";

/** @param {{ person: import("../situation.js").Person, device: import("../situation.js").Device }} props */
export function DeviceSettings({ person: { subjects }, device }) {
  const { update } = useScenario();
  const { id, profile, clientId, trusted, ip } = device;
  const change = (fields) => update((before) => changeDevice(before, id, fields));
  return (
    <div className="stack" role="group" aria-label="Settings">
      {subjects.length > 1 && (
        <label className="row">
          <span className="small">Signs in as</span>
          <select value={profile} onChange={({ target }) => change({ profile: target.value })}>
            {subjects.map((subject) => (
              <option key={subject}>{subject}</option>
            ))}
          </select>
        </label>
      )}
      {[
        ["Client id", "clientId", clientId],
        ["IP address", "ip", ip],
      ].map(([label, name, value]) => (
        <label key={name} className="row">
          <span className="small">{label}</span>
          <input
            value={value}
            maxLength={64}
            size={14}
            spellCheck="false"
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </label>
      ))}
      <label className="row small">
        <input
          type="checkbox"
          checked={trusted}
          onChange={({ target }) => change({ trusted: target.checked })}
        />
        The provider knows this device by something signed
      </label>
      <button type="button" onClick={() => update((before) => removeDevice(before, id))}>
        Remove this device and all that happened on it
      </button>
    </div>
  );
}
