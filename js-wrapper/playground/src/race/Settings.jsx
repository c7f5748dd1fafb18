/** @file What races: the flow, how many logins, and how the directory dates and lists them. */

import { PATTERNS } from "@seatkeeper/host";
import { EDITORS } from "./flow.js";

const FLOWS = [[EDITORS, "Your flow, from the editor"], ...PATTERNS.map((name) => [name, name])];
const DATES = [
  ["rising", "one after the other"],
  ["tied", "all at one instant"],
  ["undated", "none"],
];
const numbers = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, index) => [from + index, String(from + index)]);

/** @param {{ settings: any, isDisabled: boolean, onChange: (changed: any) => void }} props */
export function Settings({ settings, isDisabled, onChange }) {
  const choose = (name, label, choices) => (
    <label className="setting">
      <span className="small">{label}</span>
      <select
        value={settings[name]}
        onChange={({ target }) => onChange({ [name]: choices[target.selectedIndex][0] })}
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  const turn = (name, label) => (
    <label className="row switch">
      <input
        type="checkbox"
        checked={settings[name]}
        onChange={({ target }) => onChange({ [name]: target.checked })}
      />
      {label}
    </label>
  );
  return (
    <fieldset className="row settings" disabled={isDisabled}>
      <legend className="unseen">What races</legend>
      {choose("choice", "Flow", FLOWS)}
      {settings.choice !== EDITORS && choose("limit", "Limit", numbers(1, 5))}
      {choose("logins", "Logins", numbers(1, 4))}
      {choose("priors", "Earlier sessions", numbers(0, 2))}
      {choose("dates", "Dates of sessions", DATES)}
      {turn("inOrder", "Sessions appear in order")}
      {turn("stale", "Stale lists")}
    </fieldset>
  );
}
