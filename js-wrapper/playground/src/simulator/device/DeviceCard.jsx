/** @file One device: what it is, what its screen shows, and what its person can do on it. */

import { useId } from "react";
import { DeviceIcon } from "./DeviceIcon.jsx";
import { DEVICE_KINDS } from "./device-kinds.js";
import { DeviceSettings } from "./DeviceSettings.jsx";
import { shownOn } from "./device-state.js";
import { useScenario } from "../ScenarioProvider.jsx";
import { Screen } from "./Screen.jsx";
import { moveClock } from "../situation.js";
import { logIn, logOut, renew } from "../steps.js";
import { momentText } from "../time.js";
import { STATES } from "../words.js";

const STATE_TONES = {
  signedIn: "good",
  waiting: "warn",
  overdue: "warn",
  turnedAway: "bad",
  displaced: "bad",
};
const RENEWALS = [
  ["refresh", "Refresh"],
  ["sso", "Single sign-on"],
  ["stepUp", "Step up"],
];

/**
 * @param {object} props
 * @param {import("../situation.js").Person} props.person
 * @param {import("../situation.js").Device} props.device
 * @param {import("../stage.js").Frame[]} props.frames
 * @param {import("../stage.js").Row[]} props.rows
 */
export function DeviceCard({ person, device, frames, rows }) {
  const shown = shownOn(device.id, frames, rows);
  const { state, since, until } = shown;
  const { label } = DEVICE_KINDS[device.kind];
  const id = useId();
  return (
    <article className="device" aria-labelledby={id} tabIndex={-1}>
      <header className="row">
        <DeviceIcon kind={device.kind} />
        <h4 id={id}>
          {label} <span className="soft small mono">{device.id}</span>
        </h4>
        <span className={`badge ${STATE_TONES[state] ?? ""}`}>{STATES[state]}</span>
      </header>
      {since !== undefined && (
        <p className="soft small">
          Since {momentText(since)}
          {until !== undefined && `, until ${momentText(until)}`}
        </p>
      )}
      <Screen shown={shown} />
      <Actions person={person} device={device} shown={shown} />
    </article>
  );
}

/** @param {{ person: any, device: any, shown: import("./device-state.js").Shown }} props */
function Actions({ person, device, shown: { state, sessionId, until } }) {
  const { update } = useScenario();
  const isOn = state === "signedIn" || state === "waiting";
  const begin = (trigger) => () => update((before) => logIn(before, person, device, trigger));
  const { impersonates } = DEVICE_KINDS[device.kind];
  const verb = impersonates ? "Impersonate" : "Log in";
  const expire = () => update((before) => moveClock(before, until));
  const leave = () => update((before) => logOut(before, sessionId));
  const [label, act] = /** @type {Partial<Record<typeof state, [string, () => void]>>} */ ({
    signedIn: ["Log out", leave],
    waiting: ["Let it expire", expire],
  })[state] ?? [verb, begin()];
  return (
    <>
      <div className="row">
        {/* One button whatever it says: the keyboard's focus stays on it. */}
        <button type="button" className={isOn ? "" : "primary"} onClick={act}>
          {label}
        </button>
        {state === "signedIn" && until !== undefined && (
          <button type="button" onClick={expire}>
            Let it expire
          </button>
        )}
      </div>
      <details className="fold">
        <summary>More</summary>
        <div className="row">
          {isOn &&
            RENEWALS.map(([trigger, says]) => (
              <button
                key={trigger}
                type="button"
                onClick={() =>
                  update((before) =>
                    renew(before, person, device, /** @type {any} */ ({ sessionId, trigger })),
                  )
                }
              >
                {says}
              </button>
            ))}
          {isOn && (
            <button type="button" onClick={begin()}>
              {verb} again
            </button>
          )}
          {!impersonates && (
            <>
              <button type="button" onClick={begin("registration")}>
                Register
              </button>
              <button type="button" onClick={begin("recovery")}>
                Recover the account
              </button>
            </>
          )}
        </div>
        <DeviceSettings person={person} device={device} />
      </details>
    </>
  );
}
