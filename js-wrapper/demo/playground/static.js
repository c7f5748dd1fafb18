/** @file Serves the built playground: the files that are there when the server starts, and nothing else. */
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { documentOf, headersFor, html } from "@seatkeeper/pages";

/** Where the build puts it. */
export const BUILT = fileURLToPath(new URL("../../playground/dist", import.meta.url));
const ROOT = "/playground/";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types seatkeeper",
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** What has its hash in its name never changes. */
const cachingOf = (path) =>
  path.startsWith(`${ROOT}assets/`) ? "public, max-age=31536000, immutable" : "no-cache";

/** @param {string} [folder] @returns {(ctx: any) => Promise<void>} for every path from `/playground` on */
export function servePlayground(folder = BUILT) {
  const files = filesIn(folder);
  const isBuilt = files.has(`${ROOT}index.html`);

  return async function playground(ctx) {
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return ctx.throw(405);
    if (ctx.path === "/playground") return ctx.redirect(ROOT);
    const path = ctx.path === ROOT ? `${ROOT}index.html` : ctx.path;
    const file = files.get(path);
    if (file === undefined) return isBuilt ? ctx.throw(404) : sayUnbuilt(ctx);
    ctx.set({ ...HEADERS, "Cache-Control": cachingOf(path) });
    ctx.body = await readFile(file).catch(() => ctx.throw(404));
    ctx.type = TYPES[extname(file)] ?? "application/octet-stream";
  };
}

/** @returns {Map<string, string>} each file by the path that it is asked for by: no other path leads anywhere */
function filesIn(folder) {
  const found = new Map();
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath ?? entry.path, entry.name);
      found.set(ROOT + relative(folder, file).split(sep).join("/"), file);
    }
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return found;
}

function sayUnbuilt(ctx) {
  ctx.status = 503;
  ctx.set(headersFor());
  const body = html`<p>
    Stop this server and run <strong>npm start</strong>: it builds the page.
  </p>`;
  ctx.body = documentOf({ title: "The playground is not built", body });
}
