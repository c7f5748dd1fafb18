/** @file The race view: logins at the same time, step by step, in any order that you drag them into. */

import { useEffect, useMemo, useState } from "react";
import { useDocument } from "../document/DocumentProvider.jsx";
import { useJob } from "../app/useJob.js";
import { useKept } from "../app/useKept.js";
import { Board } from "./Board.jsx";
import { inTurn, allAtOnce, shuffled } from "./board.js";
import { EDITORS, limitOf, naiveName, racingFlow } from "./flow.js";
import { Search } from "./Search.jsx";
import searchWorker from "./search-worker.js?worker&url";
import { Settings } from "./Settings.jsx";
import { useRaceTable } from "./useRaceTable.js";
import { changeWords, listed } from "./words.js";
import "./race.css";

/** Enough to show something with the limit that the playground begins with. */
const BEGINNING = {
  choice: EDITORS,
  limit: 2,
  logins: 2,
  priors: 2,
  dates: "rising",
  inOrder: false,
  stale: false,
};

/** @type {Record<string, (logins: number, turns: import("./board.js").Turn[]) => import("./board.js").Turn[]>} */
const ORDERS = {
  "All at once": allAtOnce,
  "One after the other": inTurn,
  Shuffle: (_, turns) => shuffled(turns),
};

export function RaceView() {
  const { document, foreign } = useDocument();
  const [settings, setSettings] = useKept("race", BEGINNING);
  const [said, say] = useState("");
  const { job, start, cancel, forget } = useJob(searchWorker);
  const options = useMemo(() => optionsOf(settings, document), [settings, document]);
  const { table, problem, arrange } = useRaceTable(foreign ? undefined : options);
  const found = job.result ?? job.progress?.found;
  const bad = found?.naive?.nobody;

  // What was found is about another race now.
  useEffect(forget, [options]);
  useEffect(() => {
    if (bad) play(bad, "The search found an order after which the naive flow leaves nobody");
  }, [bad]);

  /** Plays another order, and says what that changed. */
  async function play(turns, about, isMove = false) {
    const next = await arrange(turns, isMove);
    if (next === undefined) return;
    const changed = ["ours", "naive"].flatMap((side) =>
      changeWords(next[side].changes).map(
        (words) => `${side === "naive" ? "naive: " : ""}${words}`,
      ),
    );
    const left = `Left: ${listed(next.ours.played.alive)}; naive: ${listed(next.naive.played.alive)}.`;
    say([about, ...changed.slice(0, 4), left].join(". "));
  }

  const shared = { table, options, onPlay: play, onSay: say };
  return (
    <div className="racing stack">
      <section className="panel stack" aria-labelledby="race-title">
        <h2 id="race-title">Logins of one person, at the same time</h2>
        <p className="soft">
          Drag a step to another moment, or focus it and press Alt with an arrow key. The steps
          after it are decided again, by the same modules that run in production.
        </p>
        <Settings
          settings={settings}
          isDisabled={foreign}
          onChange={(changed) => setSettings({ ...settings, ...changed })}
        />
        {settings.stale && (
          <p className="small">
            A list may lack what is new and name what is gone: choose a step that lists, and say
            what it shows.
          </p>
        )}
        <div className="row">
          {Object.entries(ORDERS).map(([label, turns]) => (
            <button
              key={label}
              type="button"
              disabled={table === undefined}
              onClick={() => play(turns(settings.logins, table.turns), label)}
            >
              {label}
            </button>
          ))}
          <Search
            job={job}
            isDisabled={table === undefined}
            onStart={() => start(options)}
            onCancel={cancel}
          />
        </div>
      </section>
      <p role="status" className="unseen">
        {said}
      </p>
      {foreign && <p className="panel">Nothing races yet. Take the shared flow over first.</p>}
      {problem && (
        <p className="panel" role="alert">
          <span className="badge bad">Can’t run</span> {problem}. Mend the flow in the{" "}
          <a href="#editor">editor</a>, or choose a pattern.
        </p>
      )}
      {table && (
        <div className="boards" style={/** @type {any} */ ({ "--moments": table.turns.length })}>
          <Board side="ours" title={titleOf(settings, document)} found={found?.ours} {...shared} />
          <Board side="naive" title={naiveName(options.flow)} found={found?.naive} {...shared} />
        </div>
      )}
    </div>
  );
}

function optionsOf({ choice, limit, ...race }, document) {
  const flow = racingFlow({ choice, limit }, document);
  return { ...race, flow, limit: limitOf(flow) };
}

const titleOf = ({ choice, limit }, { name }) =>
  choice === EDITORS ? `Your flow: ${name}` : `${choice}, limit ${limit}`;
