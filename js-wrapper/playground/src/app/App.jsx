/** @file The house: a header with the five views, and the one that is open. */

import { lazy, Suspense, useEffect, useState } from "react";
import { DocumentProvider } from "../document/DocumentProvider.jsx";
import { EditorView } from "../editor/View.jsx";
import { ScenarioProvider } from "../simulator/ScenarioProvider.jsx";
import { Boundary } from "./Boundary.jsx";
import { ForeignBanner } from "./ForeignBanner.jsx";
import { readFragment } from "./fragment.js";
import "./app.css";

const view = (load, name) => lazy(async () => ({ default: (await load())[name] }));
const LATER = {
  simulator: view(() => import("../simulator/View.jsx"), "SimulatorView"),
  race: view(() => import("../race/View.jsx"), "RaceView"),
  impact: view(() => import("../impact/View.jsx"), "ImpactView"),
  live: view(() => import("../live/View.jsx"), "LiveView"),
};

/** Each view with its name and what it answers. */
const TABS = [
  ["editor", "Editor", "Build a flow"],
  ["simulator", "Simulator", "Watch devices log in"],
  ["race", "Race", "Log in at the same time"],
  ["impact", "Impact", "What would it have changed?"],
  ["live", "Live", "Real logins, as they happen"],
];

/** @param {{ fragment: { view: string, live?: string }, opening: import("../document/opening.js").Opening }} props */
export function App({ fragment, opening }) {
  const [open, setOpen] = useState(fragment.view);
  const [token, setToken] = useState(fragment.live);
  useEffect(() => {
    const follow = () => {
      const { view, live } = readFragment(location.hash);
      setOpen(view);
      // A server that was started again has another one.
      setToken((before) => live ?? before);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const [, title] = TABS.find(([name]) => name === open);
  useEffect(() => void (document.title = `${title} · Seatkeeper playground`), [title]);
  // For whoever measures: from here on the page answers.
  useEffect(() => void performance.mark("interactive"), []);
  const Later = LATER[open];
  return (
    <DocumentProvider opening={opening}>
      <ScenarioProvider>
        <a className="skip" href="#main" onClick={skip}>
          Skip to the view
        </a>
        <header className="masthead">
          <p className="brand">
            <img src="./icon.svg" alt="" width="28" height="28" /> Seatkeeper{" "}
            <span>playground</span>
          </p>
          <nav aria-label="Views">
            <ul>
              {TABS.map(([name, label, says]) => (
                <li key={name}>
                  <a
                    href={`#${name}`}
                    title={says}
                    aria-current={name === open ? "page" : undefined}
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="main" tabIndex={-1} className={`view ${open}`}>
          <h1 className="unseen">{title}</h1>
          <ForeignBanner />
          <Boundary key={open}>
            {Later ? (
              <Suspense fallback={<p className="starting">Loading…</p>}>
                <Later token={token} />
              </Suspense>
            ) : (
              <EditorView />
            )}
          </Boundary>
        </main>
      </ScenarioProvider>
    </DocumentProvider>
  );
}

/** The fragment says which view is open: a link to a place in the page must not change it. */
function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}
