/** @file A static web server that knows nothing of what it serves, somewhere below its root: as any host of files would. */
import { once } from "node:events";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { root } from "../../../js-wrapper/setup/root.js";

const DIST = join(root, "js-wrapper/playground/dist");
const PLACE = "/some/where/";
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

/** @returns {Promise<{ address: string, close: () => Promise<void> }>} */
export async function servePlayground() {
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const inside = normalize(decodeURIComponent(pathname.slice(PLACE.length)) || "index.html");
    const file = join(DIST, inside);
    const isThere =
      pathname.startsWith(PLACE) &&
      file.startsWith(DIST) &&
      existsSync(file) &&
      statSync(file).isFile();
    if (!isThere) return response.writeHead(404).end();
    // A module comes as bytes of no type: not every host knows better.
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type });
    createReadStream(file).pipe(response);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (http.address());
  return {
    address: `http://127.0.0.1:${port}${PLACE}`,
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
}
