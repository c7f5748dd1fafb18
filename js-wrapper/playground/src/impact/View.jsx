/** @file The impact view: what each pattern would have done to a history of real logins, at limits 1 to 10. */

import { useEffect } from "react";
import sample from "@seatkeeper/simulation/sample/login-history.csv?url";
import { useDocument } from "../document/DocumentProvider.jsx";
import { useJob } from "../app/useJob.js";
import { useKept } from "../app/useKept.js";
import { Choice } from "./Choice.jsx";
import { Progress } from "./Progress.jsx";
import { Result } from "./Result.jsx";
import worker from "./worker.js?worker&url";
import "./impact.css";

export function ImpactView() {
  const { foreign } = useDocument();
  const { job, start, cancel } = useJob(worker);
  const [file, setFile] = useKept("impact file", /** @type {File | undefined} */ (undefined));
  const [strategy, setStrategy] = useKept("impact strategy", "all");
  const [result, setResult] = useKept("impact result", /** @type {any} */ (undefined));
  useEffect(() => {
    if (job.state !== "idle") setResult(job.result);
  }, [job]);

  function play(chosen, how = strategy) {
    setFile(chosen);
    setStrategy(how);
    if (chosen) start({ file: chosen, options: { strategy: how } });
  }

  async function playSample() {
    const response = await fetch(sample);
    play(new File([await response.blob()], "the sample"));
  }

  function drop(event) {
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (dropped && !foreign) play(dropped);
  }

  return (
    <div
      className="page stack impacts"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <Choice
        file={file}
        strategy={strategy}
        isDisabled={foreign}
        onFile={play}
        onSample={playSample}
        onStrategy={(how) => play(file, how)}
      />
      <Progress job={job} onCancel={cancel} />
      {result && <Result {...result} name={file.name} />}
    </div>
  );
}
