/** @file How the playground is built: files with relative addresses, nothing from elsewhere, nothing inlined. */

import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const ours = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: ours("."),
  // It works wherever its folder is put.
  base: "./",
  resolve: {
    // The modules are fetched as they are: as text in a script they would be larger by a third.
    alias: [{ find: /^@seatkeeper\/nodes$/, replacement: ours("src/modules.js") }],
  },
  build: {
    target: ["chrome123", "firefox128", "safari17.5"],
    // A data: address is nothing that the page's policy lets in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "licences.md" },
    // "use client" is for servers that render, and there is none.
    rolldownOptions: {
      onLog: (level, log, tell) => void (log.code === "MODULE_LEVEL_DIRECTIVE" || tell(level, log)),
    },
  },
  worker: { format: "es" },
});
