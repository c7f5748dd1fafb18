/** @file How the connection to the server stands, and where to sign in. */

const STATES = {
  connecting: ["", "Connecting…", "Asking the server for what happens."],
  connected: [
    "good",
    "Connected",
    "Each browser that signs in is a device, and a private window too.",
  ],
  refused: [
    "bad",
    "Refused",
    "This address is of an earlier start. Open the one that npm start printed.",
  ],
  ended: ["warn", "Not connected", "The server doesn't answer. Trying again until it does."],
};

/** @param {{ state: import("./connection.js").ConnectionState }} props */
export function Connection({ state }) {
  const [tone, word, says] = STATES[state];
  return (
    <section className="panel row connection" aria-label="Connection">
      <p role="status" className="row">
        <span className={`badge ${tone}`}>{word}</span> <span>{says}</span>
      </p>
      {state === "connected" && (
        <a className="button" href="/" target="_blank" rel="noopener noreferrer">
          Sign in to an app <span className="soft small">(new tab)</span>
        </a>
      )}
    </section>
  );
}
