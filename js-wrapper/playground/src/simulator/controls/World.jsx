/** @file What is around the people: the time, how long a session lasts, and whether the directory works. */

import { useState } from "react";
import { useScenario } from "../ScenarioProvider.jsx";
import { moveClock } from "../situation.js";
import { breakDirectory } from "../steps.js";
import { fieldOf, momentOf } from "../time.js";
import { FAULTS, REQUESTS } from "../words.js";

const MINUTE = 60_000;
const MOVES = [
  ["+1 min", MINUTE],
  ["+1 h", 60 * MINUTE],
  ["+1 day", 24 * 60 * MINUTE],
];
const LIFETIMES = [
  ["Until logout", ""],
  ["12 hours", String(12 * 60 * MINUTE)],
  ["30 days", String(30 * 24 * 60 * MINUTE)],
];

export function World() {
  return (
    <>
      <Clock />
      <Lifetime />
      <Directory />
    </>
  );
}

function Clock() {
  const { situation, update } = useScenario();
  const { clock } = situation;
  const move = (to) => update((before) => moveClock(before, to));
  return (
    <div className="row" role="group" aria-label="Time">
      <label className="row">
        <span className="small">Time, UTC</span>
        <input
          type="datetime-local"
          step="1"
          value={fieldOf(clock)}
          onChange={({ target }) => move(momentOf(target.value))}
        />
      </label>
      {MOVES.map(([label, by]) => (
        <button key={label} type="button" onClick={() => move(clock + Number(by))}>
          {label}
        </button>
      ))}
    </div>
  );
}

function Lifetime() {
  const { situation, update } = useScenario();
  const { lifetimeMs } = situation;
  const change = ({ target: { value } }) =>
    update((before) => ({ ...before, lifetimeMs: value === "" ? undefined : Number(value) }));
  return (
    <label className="row">
      <span className="small">New sessions last</span>
      <select value={lifetimeMs ?? ""} onChange={change}>
        {LIFETIMES.map(([label, ms]) => (
          <option key={label} value={ms}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Directory() {
  const { update } = useScenario();
  const [fault, setFault] = useState({ request: "listSessions", error: "forbidden", times: 1 });
  const choose =
    (name) =>
    ({ target }) =>
      setFault({ ...fault, [name]: target.value });
  return (
    <details className="fold">
      <summary>Break the directory</summary>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          update((before) => breakDirectory(before, fault));
        }}
      >
        <Choice
          label="It can’t"
          words={REQUESTS}
          value={fault.request}
          onChange={choose("request")}
        />
        <Choice label="because" words={FAULTS} value={fault.error} onChange={choose("error")} />
        <label className="row">
          <input
            type="number"
            min="1"
            max="100"
            required
            value={fault.times}
            onChange={({ target }) => setFault({ ...fault, times: target.valueAsNumber })}
          />
          <span className="small">times</span>
        </label>
        <button type="submit">Break it</button>
      </form>
      <p className="soft small">
        A retry uses one up. What is not permitted, not found or makes no sense is not tried again.
      </p>
    </details>
  );
}

function Choice({ label, words, value, onChange }) {
  return (
    <label className="row">
      <span className="small">{label}</span>
      <select value={value} onChange={onChange}>
        {Object.entries(words).map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
