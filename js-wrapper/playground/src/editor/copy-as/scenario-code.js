/** @file The simulator's scenario as `seatkeeper simulate` takes it. */

import { literal } from "@seatkeeper/auth0-actions/code";
import { scenarioOf } from "../../simulator/situation.js";
import { bareFlow } from "./bare-flow.js";

/** @param {any} document @param {import("../../simulator/situation.js").Situation} situation @returns {string} JSON */
export const scenarioCode = (document, situation) =>
  `${literal(scenarioOf(situation, bareFlow(document)), 2)}\n`;
