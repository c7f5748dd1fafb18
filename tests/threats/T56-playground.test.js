/** @file T56: on no view of the playground does what is injected run or load, and the views need nothing that is forbidden. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers } from "../e2e/browsers.js";
import { playgroundIn, VIEWS } from "../e2e/playground/world.js";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types seatkeeper",
];

/** What the policy stops, and by which of its words. A browser stops a script by the first that it comes to. */
const BAIT = [
  ["script", { textContent: "globalThis.ran = true" }, "require-trusted-types-for"],
  ["script", { src: "https://evil.example/x.js" }, "require-trusted-types-for"],
  ["img", { src: "https://evil.example/x.png" }, "img-src"],
  ["style", { textContent: "body { background: red }" }, "style-src-elem"],
  ["iframe", { src: "https://evil.example/" }, "frame-src"],
  ["base", { href: "https://evil.example/" }, "base-uri"],
];

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  for (const view of VIEWS) {
    test(`${name}, ${view}: a strict policy, and not one violation of its own`, async (t) => {
      const page = await open(t, `#${view}`);
      const policy = page.locator('meta[http-equiv="content-security-policy"]');
      assert.deepEqual((await policy.getAttribute("content")).split("; "), POLICY);
      await page.getByRole("heading", { level: 2 }).first().waitFor();
    });

    test(`${name}, ${view}: what is injected neither runs nor loads`, async (t) => {
      const page = await open(t, `#${view}`);
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      const said = await page.evaluate(injected, /** @type {any} */ (BAIT));
      assert.deepEqual(
        said.violated,
        BAIT.map(([, , directive]) => directive),
      );
      assert.deepEqual(said.ran, []);
      // A browser tells of the request that it then doesn't make.
      page.expected.push(/evil|violates|Content.Security|Refused|blocked|Trusted/i);
    });
  }
}

/** Runs in the page. @param {any[]} bait */
async function injected(bait) {
  const violated = [];
  for (const [tag, properties] of bait) {
    const report = new Promise((resolve) =>
      addEventListener("securitypolicyviolation", resolve, { once: true }),
    );
    const element = document.createElement(tag);
    try {
      Object.assign(element, properties);
      (tag === "base" ? document.head : document.body).append(element);
    } catch {
      // Refused before it is anywhere: it is reported all the same.
    }
    violated.push(/** @type {any} */ (await report).effectiveDirective);
  }
  const ran = [];
  /** @type {Record<string, () => unknown>} */
  const attempts = {
    eval: () => (0, eval)("1"),
    Function: () => new Function("return 1")(),
    innerHTML: () => (document.body.innerHTML = "<img src=x onerror=alert(1)>"),
    Worker: () => new Worker("./anything.js"),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      attempt();
      ran.push(name);
    } catch {
      // Refused, as it should be.
    }
  }
  if ("ran" in globalThis) ran.push("script");
  return { violated, ran };
}
