/** @file The button that searches every order, and how far the search is. */

/**
 * @param {{ job: import("../app/useJob.js").Job, isDisabled: boolean, onStart: () => void, onCancel: () => void }} props
 */
export function Search({ job: { state, progress, failure }, isDisabled, onStart, onCancel }) {
  const isRunning = state === "running";
  return (
    <>
      <button
        type="button"
        className={isRunning ? "" : "primary"}
        disabled={isDisabled}
        onClick={isRunning ? onCancel : onStart}
      >
        {isRunning ? "Cancel the search" : "Find a bad order"}
      </button>
      <span role="status" className="small">
        {isRunning && (progress ? states(progress) : "Searching every order…")}
        {state === "cancelled" && "The search was cancelled."}
        {state === "failed" && `The search ended: ${failure.message}.`}
      </span>
    </>
  );
}

const states = ({ board, states: size }) =>
  `${board === "naive" ? "The naive one" : "The flow"}: ${size.toLocaleString("en-GB")} situations so far…`;
