/** @file The built playground is served with its types and its fence, and no file beside it is. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { servePlayground } from "../../js-wrapper/demo/playground/static.js";
import { startWorld } from "../oidc/world.js";

const FILES = {
  "index.html": ["text/html; charset=utf-8", "no-cache"],
  "icon.svg": ["image/svg+xml", "no-cache"],
  "licences.md": ["text/plain; charset=utf-8", "no-cache"],
  "assets/index-1a.js": ["text/javascript; charset=utf-8", "immutable"],
  "assets/index-2b.css": ["text/css; charset=utf-8", "immutable"],
  "assets/module-3c.wasm": ["application/wasm", "immutable"],
  "assets/history-4d.csv": ["text/csv; charset=utf-8", "immutable"],
  "assets/flow-5e.json": ["application/json; charset=utf-8", "immutable"],
  "assets/strange-6f.thing": ["application/octet-stream", "immutable"],
};
const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types seatkeeper";

/** A folder beside a file that is nobody's business. */
function built(t) {
  const folder = mkdtempSync(join(tmpdir(), "seatkeeper-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const dist = join(folder, "dist");
  mkdirSync(join(dist, "assets"), { recursive: true });
  for (const name of Object.keys(FILES)) writeFileSync(join(dist, name), `this is ${name}`);
  writeFileSync(join(folder, "secret"), "nobody's business");
  symlinkSync(join(folder, "secret"), join(dist, "link.html"));
  return dist;
}

const serve = (t, folder) =>
  startWorld(t, { pattern: "warn", limit: 1 }, { routes: () => servePlayground(folder) });

/** `fetch` tidies a path up before it asks: this doesn't. */
function ask(issuer, path, method = "GET") {
  const { hostname, port } = new URL(issuer);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path }, (response) => {
      let body = "";
      const { statusCode: status, headers } = response;
      response.setEncoding("utf8").on("data", (text) => (body += text));
      response.on("end", () => resolve({ status, headers, body }));
    });
    asked.on("error", reject).end();
  });
}

test("each file comes with its type, its caching and the fence", async (t) => {
  const { issuer } = await serve(t, built(t));
  for (const [name, [type, caching]] of Object.entries(FILES)) {
    const { status, headers, body } = await ask(issuer, `/playground/${name}`);
    assert.deepEqual([status, headers["content-type"], body], [200, type, `this is ${name}`]);
    assert.match(headers["cache-control"], new RegExp(caching), name);
    assert.equal(headers["content-security-policy"], CSP);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    const head = await ask(issuer, `/playground/${name}`, "HEAD");
    assert.deepEqual([head.status, head.body], [200, ""]);
  }
  const start = await ask(issuer, "/playground/");
  assert.deepEqual([start.status, start.body], [200, "this is index.html"]);
  const { status, headers } = await ask(issuer, "/playground");
  assert.deepEqual([status, headers.location], [302, "/playground/"]);
  assert.equal((await ask(issuer, "/playground/", "POST")).status, 405);
});

test("no path leads to a file beside them", async (t) => {
  const { issuer } = await serve(t, built(t));
  const paths = [
    "../secret",
    "..%2fsecret",
    "%2e%2e/secret",
    "assets/../../secret",
    "..\\secret",
    "assets/..%5c..%5csecret",
    "/etc/passwd",
    "//etc/passwd",
    "secret",
    "%00",
    "..",
    ".",
    "link.html",
    "assets",
    "assets/",
    "index.html/",
    "index.html%00.js",
    "index%2ehtml",
    "__proto__",
    "constructor",
    "INDEX.HTML",
    "assets/index-1a.js/../../../secret",
  ];
  for (const path of paths) {
    const { status, body } = await ask(issuer, `/playground/${path}`);
    assert.equal(status, 404, path);
    assert.doesNotMatch(body, /nobody/, path);
  }
});

test("where nothing is built yet, the page says so", async (t) => {
  const { issuer } = await serve(t, join(built(t), "not-there"));
  const { status, body } = await ask(issuer, "/playground/");
  assert.equal(status, 503);
  assert.match(body, /The playground is not built/);
});
