/** @file The live view: the sessions and runs of the server that `npm start` runs, as they happen. */

import { useDocument } from "../document/DocumentProvider.jsx";
import { Connection } from "./Connection.jsx";
import { LimitForm } from "./LimitForm.jsx";
import { People } from "./People.jsx";
import { Runs } from "./Runs.jsx";
import { useLive } from "./useLive.js";
import "./live.css";

/** @param {{ token?: string }} props `token`: of this start of the server */
export function LiveView({ token }) {
  const { foreign } = useDocument();
  if (foreign) {
    return (
      <Closed>
        <p>
          Take the shared flow over first, or open another one. It is never sent to the server, and
          nothing of it is shown here.
        </p>
      </Closed>
    );
  }
  if (token === undefined) {
    return (
      <Closed>
        <p>This page is not connected to a server. In the folder of Seatkeeper, run</p>
        <pre className="command">
          <code>npm start</code>
        </pre>
        <p>and open the address that it prints.</p>
      </Closed>
    );
  }
  return <Open token={token} />;
}

function Closed({ children }) {
  return (
    <div className="page living">
      <section className="panel stack closed" aria-labelledby="live-title">
        <h2 id="live-title">Real logins, as they happen</h2>
        <p className="soft">
          The live view follows a real OpenID server on your machine: who is signed in where, how
          each login was decided, and what changes when you change the limit.
        </p>
        {children}
      </section>
    </div>
  );
}

function Open({ token }) {
  const { live, state } = useLive(token);
  return (
    <div className="page stack living">
      <Connection state={state} />
      {live && (
        <div className="live-columns">
          <div className="stack">
            <LimitForm flow={live.flow} token={token} isConnected={state === "connected"} />
            <People people={live.people} apps={live.apps} />
          </div>
          <Runs runs={live.runs} apps={live.apps} />
        </div>
      )}
    </div>
  );
}
