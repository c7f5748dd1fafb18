/** @file The browser of the end-to-end tests opens a page, clicks, and shows what came of it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { launchChromium } from "./chromium.js";

const PAGE = `<!doctype html><title>page</title>
<button onclick="this.textContent = 'clicked ' + (6 * 7)">press</button>`;

test("a page on loopback reacts to a click", async (t) => {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html").end(PAGE);
  });
  server.listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByRole("button").click();

  assert.equal(await page.getByRole("button").textContent(), "clicked 42");
  const picture = await page.screenshot();
  assert.deepEqual([...picture.subarray(1, 4)], [...Buffer.from("PNG")]);
});
