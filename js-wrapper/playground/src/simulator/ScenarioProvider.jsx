/** @file The one scenario that the simulator plays and that "copy as" hands out. */

import { createContext, useContext, useMemo, useState } from "react";
import { everybody } from "./presets.js";

/**
 * @typedef {object} ScenarioState
 * @property {import("./situation.js").Situation} situation
 * @property {(change: (before: import("./situation.js").Situation) => import("./situation.js").Situation) => void} update
 */

const Context = createContext(/** @type {ScenarioState | undefined} */ (undefined));

/** @returns {ScenarioState} */
export const useScenario = () => useContext(Context);

/** @param {{ children: import("react").ReactNode }} props */
export function ScenarioProvider({ children }) {
  const [situation, update] = useState(everybody);
  const state = useMemo(() => ({ situation, update }), [situation]);
  return <Context value={state}>{children}</Context>;
}
