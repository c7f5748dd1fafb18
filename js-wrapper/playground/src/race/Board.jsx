/** @file One flow's side of the race: a lane for each login, its steps along time, and who is left. */

import { useState } from "react";
import { move, reach, show, within } from "./board.js";
import { Chip } from "./Chip.jsx";
import { Ending } from "./Ending.jsx";
import { Findings } from "./Findings.jsx";
import { neighbour } from "./neighbour.js";
import { Step } from "./Step.jsx";
import { changeWords, deed, nameOf } from "./words.js";

/**
 * @param {object} props
 * @param {import("./useRaceTable.js").Side} props.side
 * @param {string} props.title
 * @param {import("./useRaceTable.js").Table} props.table
 * @param {import("@seatkeeper/simulation/race").RaceOptions} props.options
 * @param {import("./search-worker.js").Finding} [props.found] of every order
 * @param {(turns: import("./board.js").Turn[], about: string, isMove?: boolean) => void} props.onPlay `isMove`: what it changed is shown
 * @param {(words: string) => void} props.onSay
 */
export function Board({ side, title, table, options, found, onPlay, onSay }) {
  const { turns, sessions } = table;
  const { chips, played, changes } = table[side];
  const [key, select] = useState(chips[0].key);
  const chosen = chips.find((chip) => chip.key === key) ?? chips[0];
  // An element that changed its place among others would lose the focus.
  const lanewise = chips.toSorted((one, other) => one.lane - other.lane || one.nth - other.nth);
  const isChanged = new Set(changes.map((change) => change.key));
  const reachOf = ({ column }) => reach(turns, column, options.inOrder);
  const idOf = (chip) => `${side}-${chip.key}`;

  function moveTo(chip, column) {
    const to = within(reachOf(chip), column);
    const whose = nameOf(chip.lane);
    if (to === chip.column) return onSay(`${whose}: this step can’t go further.`);
    const where = `moment ${to + 1} of ${turns.length}`;
    onPlay(move(turns, chip.column, to), `${whose} ${deed(chip.step)}: now at ${where}`, true);
  }

  function focusNext(chip, arrow) {
    const next = neighbour(chips, chip, arrow);
    if (next) document.getElementById(idOf(next)).focus();
  }

  return (
    <section className="panel stack board" aria-labelledby={`${side}-title`}>
      <h2 id={`${side}-title`}>{title}</h2>
      <Ending sessions={sessions} played={played} limit={options.limit} />
      <div className="scroller">
        <div className="lanes" role="group" aria-label={`${title}: steps in time`}>
          {turns.map((_, column) => (
            <div key={column} className="moment" style={{ gridColumn: column + 2 }}>
              {column + 1}
            </div>
          ))}
          {played.lanes.map(({ outcome, reason }, lane) => (
            <div key={lane} className="lane-head" style={{ gridRow: lane + 2 }}>
              <strong>{nameOf(lane)}</strong>
              <span className={`small ${outcome}`} title={reason}>
                {outcome}
              </span>
            </div>
          ))}
          {played.lanes.map((_, lane) => (
            <div key={lane} className="lane" style={{ gridRow: lane + 2 }} />
          ))}
          {lanewise.map((chip) => (
            <Chip
              key={chip.key}
              id={idOf(chip)}
              chip={chip}
              reach={reachOf(chip)}
              isChosen={chip === chosen}
              isChanged={isChanged.has(chip.key)}
              onChoose={() => select(chip.key)}
              onMove={(column) => moveTo(chip, column)}
              onArrow={(arrow) => focusNext(chip, arrow)}
            />
          ))}
          <div className="lane-head small soft" style={{ gridRow: played.lanes.length + 2 }}>
            alive
          </div>
          {chips.map(({ key: each, column, step: { alive } }) => (
            <div
              key={each}
              className={`alive small ${alive.length === 0 ? "none" : ""}`}
              style={{ gridRow: played.lanes.length + 2, gridColumn: column + 2 }}
              title={alive.join(", ")}
            >
              {alive.length}
            </div>
          ))}
        </div>
      </div>
      <Step
        chip={chosen}
        reach={reachOf(chosen)}
        onMove={(column) => moveTo(chosen, column)}
        onShow={(sees) =>
          onPlay(
            show(turns, chosen.column, sees),
            `The list of ${nameOf(chosen.lane)} is another`,
            true,
          )
        }
      />
      {changes.length > 0 && (
        <div className="small changes">
          <h3>What the last change did</h3>
          <ul>
            {changeWords(changes).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {found && <Findings found={found} onLoad={onPlay} />}
    </section>
  );
}
