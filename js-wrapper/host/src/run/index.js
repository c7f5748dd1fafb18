/** @file The runner alone, a leg at a time, with nothing kept between two: for who plays flows and signs nobody out. */

export { preparedLogin } from "../admission/login.js";
export { createPages } from "../nodes/page.js";
export { attendedLeg } from "./attended.js";
export { drive } from "./drive.js";
export { createPerformer } from "./perform.js";
