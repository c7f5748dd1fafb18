/** @file A fresh process each time: milliseconds from the first import to the first decision. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { median } from "./clock.js";

const ROUNDS = 9;

/**
 * What each process runs. Only the engine in question is imported, so these don't share a file with `deciders.js`.
 * @type {Record<string, string>}
 */
const PROGRAMS = {
  seatkeeper: `
    const { loadNodes } = require("@seatkeeper/nodes");
    const nodes = loadNodes();
    nodes.prepare("force-logout", {});
    nodes.prepare("logout", {});
    const node = nodes.prepare("data-query", { rule: { value: 3 } });
    decided = node.step({ login, inputs: {}, replies: [{ type: "listed", sessions }] }).output;`,
  cedar: `
    const { default: cedar } = await import("@cedar-policy/cedar-wasm/nodejs");
    decided = cedar.isAuthorized({
      principal: { type: "User", id: "u1" },
      action: { type: "Action", id: "login" },
      resource: { type: "Account", id: "u1" },
      context: { active: sessions.length },
      policies: { staticPolicies: "permit(principal, action, resource) when { context.active < 3 };" },
      entities: [],
    }).response.decision;`,
  zen: `
    const { evaluateExpressionSync } = await import("@gorules/zen-engine");
    decided = String(evaluateExpressionSync("count(sessions, #.expiresAt > now) >= 3", { sessions, now: login.now }));`,
};

/** @returns {Promise<Record<string, number>>} median milliseconds */
export async function startup() {
  const fixture = new URL("./sessions.js", import.meta.url).href;
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(PROGRAMS).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, program] of Object.entries(PROGRAMS)) {
      times[name].push(await measured(fixture, program));
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

async function measured(fixture, program) {
  const script = `
    import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    const { login, sessions: some } = await import(${JSON.stringify(fixture)});
    const sessions = some(5);
    let decided;
    const start = performance.now();
    ${program}
    const elapsed = performance.now() - start;
    if (!["true", "deny"].includes(decided)) throw new Error("decided " + decided);
    console.log(elapsed);`;
  const args = ["--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: new URL(".", import.meta.url),
  });
  return Number(stdout);
}
