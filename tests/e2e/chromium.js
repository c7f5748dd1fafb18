/** @file Starts a headless Chromium for the end-to-end tests, with nothing to install by hand. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const CACHE = fileURLToPath(new URL("../../.cache", import.meta.url));

/** Fit for the root user, and silent: a test browser asks nothing of any host but the test's own. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A fresh browser; the caller closes it. `CHROME_PATH` names one to use; otherwise Linux on x64 takes the one
 * that comes with the npm packages, other systems the Chrome that is installed.
 *
 * @returns {Promise<import("playwright-core").Browser>}
 */
export function launchChromium() {
  if (process.env.CHROME_PATH) {
    return chromium.launch({ executablePath: process.env.CHROME_PATH, args: ARGS });
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    return chromium.launch({ channel: "chrome", args: ARGS });
  }
  const folder = unpacked();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    args: ARGS,
    env: {
      ...process.env,
      // A bare machine lacks some libraries and every font; they come with the package.
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  });
}

/** Where the packaged browser was unpacked, now or by an earlier run. */
function unpacked() {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const manifest = join(entry, "../../../package.json");
  const folder = join(CACHE, `chromium-${JSON.parse(readFileSync(manifest, "utf8")).version}`);
  if (existsSync(folder)) return folder;

  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  const script = `
    const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)});
    await (chromium.default ?? chromium).executablePath();`;
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on Lambda.
  execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
  });
  writeFileSync(
    join(fresh, "fonts.conf"),
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`,
  );
  try {
    // Whole or not at all: two test files may start at once, and the first to finish wins.
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true });
  }
  return folder;
}
