/** @file How far the history is played, and why it could not be. */

/** @param {{ job: import("../app/useJob.js").Job, onCancel: () => void }} props */
export function Progress({ job: { state, progress, failure }, onCancel }) {
  const phase = progress?.phase ?? "Starting";
  return (
    <>
      {state === "running" && (
        <div className="panel row progress">
          <label htmlFor="impact-progress">{phase}…</label>
          <progress id="impact-progress" value={progress?.done} max={progress?.total || 1} />
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      )}
      {state === "failed" && (
        <p className="panel" role="alert">
          <span className="badge bad">Not played</span> {failure.message}
        </p>
      )}
      <p role="status" className={state === "cancelled" ? "panel" : "unseen"}>
        {state === "running" && phase}
        {state === "cancelled" && "Cancelled."}
        {state === "done" && "Done: the numbers are below."}
      </p>
    </>
  );
}
