/** @file The simulator view: people log in on their devices, and the flow shows how it decides. */

import { useMemo } from "react";
import { Canvas } from "../canvas/Canvas.jsx";
import { useDocument } from "../document/DocumentProvider.jsx";
import { CopyAs } from "../editor/copy-as/CopyAs.jsx";
import { Explanation } from "./explanation/Explanation.jsx";
import { litPath } from "./path.js";
import { People } from "./people/People.jsx";
import { Playback } from "./controls/Playback.jsx";
import { Presets } from "./controls/Presets.jsx";
import { useScenario } from "./ScenarioProvider.jsx";
import { Timeline } from "./Timeline.jsx";
import { useStage } from "./useStage.js";
import { World } from "./controls/World.jsx";
import "./simulator.css";

export function SimulatorView() {
  const { document, foreign, checked } = useDocument();
  const { situation } = useScenario();
  const stage = useStage(situation, foreign ? undefined : document);
  const frames = useMemo(
    () => stage.frames.slice(0, situation.shown),
    [stage.frames, situation.shown],
  );
  // Of the flow that was played: the one that is drawn may be another, for a moment.
  const lit = useMemo(() => litPath(frames, stage.flow), [frames, stage.flow]);
  return (
    <fieldset className="simulation" disabled={foreign}>
      <legend className="unseen">Simulator</legend>
      {foreign && <p className="panel whole">Nothing runs yet. Take the shared flow over first.</p>}
      {stage.problem && (
        <p className="panel whole" role="alert">
          <span className="badge bad">Can’t run</span> {stage.problem}. Mend the flow in the{" "}
          <a href="#editor">editor</a>.
        </p>
      )}
      <div className="whole panel controls">
        <Playback frames={stage.frames} />
        <CopyAs />
        <World />
        <Presets />
      </div>
      <section className="panel way" aria-labelledby="way-title">
        <div className="row">
          <h2 id="way-title">
            The way through “<bdi>{document.name}</bdi>”
          </h2>
          <p className="soft small">
            Change the flow in the <a href="#editor">editor</a>, and the same steps are played
            again.
          </p>
        </div>
        <Canvas
          document={document}
          problems={checked.problems}
          lit={lit}
          selected={lit?.at ?? lit?.nodes.at(-1)}
        />
      </section>
      <People frames={frames} rows={stage.people} />
      <div className="decision">
        <Timeline frames={stage.frames} />
        <Explanation frames={frames} />
      </div>
    </fieldset>
  );
}
