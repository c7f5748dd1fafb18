/** @file Rust's WebAssembly target, which rustup adds on request. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";
import { command, Failure } from "./setup.js";

const TARGET = "wasm32-unknown-unknown";

/** @type {import("./setup.js").Step} */
export const rustTarget = {
  name: `Rust target ${TARGET}`,
  fetches: true,
  isDone: () => existsSync(join(sysroot(), "lib/rustlib", TARGET, "lib")),
  async run() {
    await command("rustup", ["target", "add", TARGET], {
      missing: `this Rust cannot compile for ${TARGET}, and there is no rustup to add it: get it from https://rustup.rs`,
    });
  },
};

function sysroot() {
  try {
    const args = ["--print", "sysroot"];
    return execFileSync("rustc", args, { cwd: root, encoding: "utf8" }).trim();
  } catch {
    throw new Failure(
      "Rust is missing: install it from https://rustup.rs (the stable toolchain), open a new terminal, and run this again",
    );
  }
}
