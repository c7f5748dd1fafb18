/** @file The one flow document that all views are about: what it is, what is wrong with it, undo and redo. */

import { createContext, useContext, useEffect, useMemo, useState } from "react";
import { readFragment } from "../app/fragment.js";
import { inSight } from "../canvas/in-sight.js";
import { begin, change, redo, undo } from "./history.js";
import { openingDocument } from "./opening.js";
import { check } from "./problems.js";

/**
 * @typedef {object} DocumentState
 * @property {any} document
 * @property {import("./problems.js").Checked} checked of a document a moment ago, while this one is being looked at
 * @property {boolean} foreign nothing may run
 * @property {string} [refusal]
 * @property {any} [offered] the document of an address that was followed while this one was open
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 * @property {(next: any, merges?: string) => void} edit the same word merges with the change before
 * @property {(document: any, from?: { foreign: boolean }) => void} open another document; undo brings this one back
 * @property {(reason: string) => void} refuse
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} adopt a foreign document is looked through, and may run
 * @property {() => void} dismiss the refusal and the offer
 */

const Context = createContext(/** @type {DocumentState | undefined} */ (undefined));

/** @returns {DocumentState} */
export const useDocument = () => useContext(Context);

/** @param {{ opening: import("./opening.js").Opening, children: import("react").ReactNode }} props */
export function DocumentProvider({ opening, children }) {
  const [history, setHistory] = useState(() => begin(entry(opening)));
  const [refusal, refuse] = useState(opening.refusal);
  const [offered, offer] = useState(undefined);
  const [checked, setChecked] = useState({ problems: [] });
  const { document, foreign } = history.present;

  useEffect(() => {
    let isOver = false;
    check(document).then((found) => void (isOver || setChecked(found)));
    return () => void (isOver = true);
  }, [document]);

  const state = useMemo(
    () => ({
      document,
      foreign,
      refusal,
      offered,
      checked,
      refuse,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      edit: (next, merges) =>
        setHistory((before) =>
          next === before.present.document
            ? before
            : change(before, { ...before.present, document: next }, merges),
        ),
      open(next, from = { foreign: false }) {
        refuse(undefined);
        offer(undefined);
        setHistory((before) => change(before, entry({ document: next, ...from })));
      },
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
      adopt: () => setHistory((before) => change(before, { ...before.present, foreign: false })),
      dismiss() {
        refuse(undefined);
        offer(undefined);
      },
    }),
    [document, foreign, refusal, offered, checked, history],
  );

  useEffect(() => {
    const follow = async () => {
      const { flow } = readFragment(location.hash);
      if (flow === undefined) return;
      const { refusal: reason, ...found } = await openingDocument(flow);
      refuse(reason);
      // Another page may have sent this one there: what is looked at is not changed under somebody's eyes.
      offer(reason ? undefined : found.document);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  return <Context value={state}>{children}</Context>;
}

/** Whose a document is goes along with it through undo and redo. */
const entry = ({ document, foreign }) => ({
  document: foreign ? inSight(document) : document,
  foreign,
});
