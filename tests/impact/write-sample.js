/** @file Writes the sample history anew: `node tests/impact/write-sample.js`. */
import { writeFileSync } from "node:fs";
import { generateHistory } from "./generate.js";
import { SAMPLE, SAMPLE_SIZE } from "./sample.js";

writeFileSync(SAMPLE, generateHistory(SAMPLE_SIZE));
