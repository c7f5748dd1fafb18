/** @file Which history is played, and how the patterns end sessions. */

const STRATEGIES = [
  ["all", "all older sessions"],
  ["excess", "only so many that the limit remains"],
];

/**
 * @param {object} props
 * @param {File} [props.file]
 * @param {string} props.strategy
 * @param {boolean} props.isDisabled
 * @param {(file: File) => void} props.onFile
 * @param {() => void} props.onSample
 * @param {(strategy: string) => void} props.onStrategy
 */
export function Choice({ file, strategy, isDisabled, onFile, onSample, onStrategy }) {
  function choose({ target }) {
    const [chosen] = target.files;
    // The same file can be chosen again, after it was mended.
    target.value = "";
    if (chosen) onFile(chosen);
  }
  return (
    <section className="panel stack" aria-labelledby="impact-title">
      <h2 id="impact-title">Your login history, under each limit</h2>
      <p className="soft">
        Drop a CSV file or JSON lines here, with the columns <code>subject</code>,{" "}
        <code>session</code>, <code>created</code>, and where you have them <code>ended</code>,{" "}
        <code>client</code> and <code>kind</code>. The nodes that run in production decide each
        login again. <strong>The file stays in this browser.</strong>
      </p>
      <fieldset className="row choice" disabled={isDisabled}>
        <legend className="unseen">The history and how it is played</legend>
        <label className={`button ${isDisabled ? "off" : ""}`}>
          Choose a file
          <input
            type="file"
            className="unseen"
            accept=".csv,.tsv,.json,.jsonl,.ndjson,.txt"
            onChange={choose}
          />
        </label>
        <button type="button" onClick={onSample}>
          Use the sample
        </button>
        <label className="row">
          <span className="small">Ends</span>
          <select value={strategy} onChange={({ target }) => onStrategy(target.value)}>
            {STRATEGIES.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {file && <span className="small soft">Now: {file.name}</span>}
      </fieldset>
      {isDisabled && <p>Nothing is played yet. Take the shared flow over first.</p>}
    </section>
  );
}
