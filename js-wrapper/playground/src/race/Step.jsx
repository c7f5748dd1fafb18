/** @file The chosen step in words, with what can be done to it. */

import { deed, nameOf } from "./words.js";

/**
 * @param {object} props
 * @param {import("./board.js").Chip} props.chip
 * @param {{ earliest: number, latest: number }} props.reach
 * @param {(column: number) => void} props.onMove
 * @param {(sees: string[]) => void} props.onShow
 */
export function Step({ chip: { lane, column, step }, reach, onMove, onShow }) {
  const { sees, maySee } = step;
  return (
    <div className="step stack">
      <div className="row">
        <p>
          <span className="soft">Moment {column + 1}:</span> {nameOf(lane)} {deed(step)}.
        </p>
        <div className="row">
          <button
            type="button"
            disabled={column <= reach.earliest}
            onClick={() => onMove(column - 1)}
          >
            Earlier
          </button>
          <button
            type="button"
            disabled={column >= reach.latest}
            onClick={() => onMove(column + 1)}
          >
            Later
          </button>
        </div>
      </div>
      {maySee && (
        <fieldset className="row">
          <legend className="small">A stale list may or may not show</legend>
          {maySee.map((id) => (
            <label key={id} className="row switch">
              <input
                type="checkbox"
                checked={sees.includes(id)}
                onChange={({ target }) =>
                  onShow(target.checked ? [...sees, id] : sees.filter((each) => each !== id))
                }
              />
              {id}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
