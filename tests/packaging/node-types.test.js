/** @file The nodes as a program in TypeScript gets them, by `import` and by `require`, with no types but their own. */
import { testPrograms } from "./programs.js";

testPrograms(["nodes"], { names: ["@seatkeeper/nodes"], isRequired: true });
