/** @file The stage of the situation under the flow that is drawn: played again whenever one of the two changes. */

import { useEffect, useState } from "react";
import { EMPTY, playStage } from "./stage.js";

/**
 * @param {import("./situation.js").Situation} situation
 * @param {any} flow undefined: nothing may run
 * @returns {import("./stage.js").Stage} of a moment ago, while this one is being played
 */
export function useStage(situation, flow) {
  const [stage, setStage] = useState(EMPTY);
  useEffect(() => {
    let isOver = false;
    if (flow === undefined) setStage(EMPTY);
    else playStage(situation, flow).then((played) => void (isOver || setStage(played)));
    return () => void (isOver = true);
  }, [situation, flow]);
  return stage;
}
