/** @file Runs one check and reads from its output how many tests it ran. */
import { spawn } from "node:child_process";
import { root } from "../../js-wrapper/setup/root.js";

/** How the two test runners say what came of a test run: Node's once, Cargo's once a crate. */
const COUNTS = {
  passed: [/^. pass (\d+)$/gm, /^test result: .*? (\d+) passed;/gm],
  failed: [/^. fail (\d+)$/gm, /^test result: .*? (\d+) failed;/gm],
  skipped: [/^. (?:skipped|todo) (\d+)$/gm, /^test result: .*? (\d+) ignored;/gm],
};

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {boolean} ok
 * @property {number} seconds
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @param {import("./checks.js").Check} check
 * @returns {Promise<Result>}
 */
export async function run({ name, program, args }) {
  const start = performance.now();
  const { code, printed } = await output(program, args);
  const seconds = (performance.now() - start) / 1000;

  const [passed, failed, skipped] = Object.values(COUNTS).map((forms) => total(printed, forms));
  const counted = passed + failed > 0;
  const ok = code === 0;
  console.log(`${ok ? "✓" : "✗"} ${name}${ok ? "" : `\n\n${failure(printed)}\n`}`);
  return {
    name,
    ok,
    seconds,
    passed: counted ? passed : Number(ok),
    failed: ok ? 0 : Math.max(failed, 1),
    skipped,
  };
}

/** @returns {Promise<{ code: number | null, printed: string }>} */
function output(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (printed += text));
    }
    child.on("error", (error) => resolve({ code: null, printed: error.message }));
    child.on("close", (code) => resolve({ code, printed }));
  });
}

function total(printed, forms) {
  return forms
    .flatMap((form) => [...printed.matchAll(form)])
    .reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Node's runner repeats what failed at the end; what came before is only long. */
function failure(printed) {
  const repeated = printed.indexOf("\n✖ failing tests:");
  return (repeated < 0 ? printed : printed.slice(repeated)).trim();
}
