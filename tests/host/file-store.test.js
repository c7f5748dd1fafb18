/** @file The stand-in that survives its process keeps what every store promises. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { storeConformance } from "@seatkeeper/host/conformance";
import { fileStore } from "./file-store.js";

storeConformance({
  test,
  createStore: async () => {
    const folder = mkdtempSync(join(tmpdir(), "seatkeeper-"));
    let time = 1_700_000_000_000;
    return {
      store: fileStore({ folder, now: () => time }),
      advance: async (ms) => void (time += ms),
      close: async () => rmSync(folder, { recursive: true }),
    };
  },
});
