/** @file The list of all checks, in the order in which they run. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { otherNodes } from "../../js-wrapper/setup/node-versions.js";
import { root } from "../../js-wrapper/setup/root.js";

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} program
 * @property {string[]} args
 */

/** What decides must decide the same on every Node.js that we promise to run on. */
const ON_EVERY_NODE = /^tests\/(vectors|scenarios|nodes)\//;
const NODE_TEST = ["--test", "--test-reporter=spec", "--test-timeout=300000"];

/** @type {Check[]} */
const TOOLS = [
  { name: "rust format", program: "cargo", args: ["fmt", "--all", "--check"] },
  {
    name: "rust lints",
    program: "cargo",
    args: ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"],
  },
  { name: "rust tests", program: "cargo", args: ["test", "--quiet", "--workspace"] },
  {
    name: "repository rules",
    program: "cargo",
    args: ["run", "--quiet", "-p", "xtask", "--", "check"],
  },
  {
    name: "rust types",
    program: "cargo",
    args: ["run", "--quiet", "-p", "xtask", "--", "types", "--check"],
  },
  {
    name: "T61 the same bytes from two builds",
    program: "cargo",
    args: ["run", "--quiet", "-p", "xtask", "--", "build", "--check"],
  },
  {
    name: "js format",
    program: process.execPath,
    args: ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
  },
  {
    name: "js types",
    program: process.execPath,
    args: ["node_modules/typescript/bin/tsc", "-p", "tests"],
  },
];

/**
 * @param {string[]} filters  none: everything; else whole checks by name, and test files by path
 * @returns {Check[]}
 */
export function checks(filters) {
  const wanted = (name) => filters.length === 0 || filters.some((word) => name.includes(word));
  const files = testFiles();
  const onNode = (name, program, all) => {
    const some = wanted(name) ? all : all.filter(wanted);
    return some.length > 0 ? [{ name, program, args: [...NODE_TEST, ...some] }] : [];
  };
  const [running] = process.versions.node.split(".");
  return [
    ...TOOLS.filter(({ name }) => wanted(name)),
    ...onNode(`node ${running}`, process.execPath, files),
    ...otherNodes.flatMap(({ major, program }) =>
      onNode(
        `node ${major}`,
        program,
        files.filter((file) => ON_EVERY_NODE.test(file)),
      ),
    ),
  ];
}

function testFiles() {
  const folder = join(root, "tests");
  return (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [])
    .map((file) => `tests/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".test.js"))
    .sort();
}
