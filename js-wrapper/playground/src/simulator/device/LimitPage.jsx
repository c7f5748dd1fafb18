/** @file The page that names the other devices, as the device would show it. */

import { useState } from "react";
import {
  againText,
  CANCEL,
  dayText,
  deviceName,
  DEVICES_TITLE,
  goOnText,
  limitText,
  limitTitle,
} from "@seatkeeper/pages/texts";
import { useScenario } from "../ScenarioProvider.jsx";
import { answer } from "../steps.js";

/** @param {{ sessionId: string, page: any }} props */
export function LimitPage({ sessionId, page: { devices, choose, again } }) {
  const { update } = useScenario();
  const [chosen, setChosen] = useState(/** @type {string[]} */ ([]));
  const send =
    (given) =>
    ({ currentTarget }) => {
      // The page goes, and would take the keyboard's focus along.
      currentTarget.closest("article").focus();
      update((before) => answer(before, { sessionId, ...given }));
    };
  const concerned = choose === 0 ? [] : devices;
  const tick =
    (handle) =>
    ({ target }) =>
      setChosen(target.checked ? [...chosen, handle] : chosen.filter((each) => each !== handle));
  const rows = (
    <ul>
      {concerned.map(({ handle, lastActiveDay, ...device }, index) => {
        const day = dayText(lastActiveDay);
        const words = (
          <span>
            <strong>{deviceName(device)}</strong>
            {day && <small>Last used on {day}</small>}
          </span>
        );
        return (
          <li key={handle ?? index}>
            {choose ? (
              <label>
                <input type="checkbox" checked={chosen.includes(handle)} onChange={tick(handle)} />
                {words}
              </label>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ul>
  );
  return (
    <div className="screen page" role="group" aria-label={limitTitle(choose)}>
      <p className="title">{limitTitle(choose)}</p>
      {again && <p className="problem">{againText(again)}</p>}
      <p>{limitText(concerned.length, choose)}</p>
      {choose ? (
        <fieldset>
          <legend>{DEVICES_TITLE}</legend>
          {rows}
        </fieldset>
      ) : (
        rows
      )}
      <div className="row">
        <button
          type="button"
          className="primary"
          onClick={send({ output: "continue", ...(choose !== undefined && { chosen }) })}
        >
          {goOnText(choose)}
        </button>
        <button type="button" onClick={send({ output: "cancel" })}>
          {CANCEL}
        </button>
      </div>
    </div>
  );
}
