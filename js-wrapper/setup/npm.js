/** @file Calls npm, the one that called us where there is one. */
import { command } from "./setup.js";

/** @param {string[]} args */
export function npm(args) {
  const quiet = [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const script = process.env.npm_execpath;
  return script?.endsWith(".js")
    ? command(process.execPath, [script, ...quiet])
    : command(process.platform === "win32" ? "npm.cmd" : "npm", quiet);
}
