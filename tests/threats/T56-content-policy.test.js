/** @file T56: on every page of the guard and its provider nothing runs, frames or loads, and the pages need nothing of it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchChromium } from "../e2e/chromium.js";
import { startWorld } from "../oidc/world.js";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => void (browser = await launchChromium()));
after(() => browser.close());

const WARN = { pattern: "warn", limit: 1 };

async function open(t, flow) {
  const world = await startWorld(t, flow);
  await world.signedIn(flow.limit);
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  const elsewhere = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(world.issuer)) elsewhere.push(request.url());
  });
  /** The policy of the last document. */
  let policy = "";
  page.on("response", (response) => {
    if (response.request().resourceType() !== "document") return;
    policy = response.headers()["content-security-policy"] ?? "";
  });
  const press = (name) => page.getByRole("button", { name }).click();
  return {
    world,
    page,
    press,
    complaints,
    elsewhere,
    policy: () => policy,
    async signIn() {
      await page.goto(world.device().authorizationUrl());
      await page.getByLabel("Name").fill("ada");
      await page.getByLabel("Password").fill("correct horse");
      await press("Sign in");
    },
  };
}

/** Each page, and the way there. */
const PAGES = {
  "the sign-in page": [WARN, ({ page, world }) => page.goto(world.device().authorizationUrl())],
  "the limit page": [WARN, ({ signIn }) => signIn()],
  "the choice, refused once": [
    { ...WARN, choose: true },
    async ({ signIn, press }) => {
      await signIn();
      await press("Sign out and continue");
    },
  ],
  "the page for a code, refused once": [
    { pattern: "reVerify", limit: 1 },
    async ({ signIn, page, press }) => {
      await signIn();
      await page.getByLabel("One-time code").fill("000000");
      await press("Confirm");
    },
  ],
  "the denial": [{ pattern: "block", limit: 1 }, ({ signIn }) => signIn()],
  "a page that is gone": [
    WARN,
    ({ page, world }) => page.goto(`${world.issuer}/seatkeeper/nothing-here`),
  ],
  "the provider's error": [
    WARN,
    ({ page, world }) => page.goto(`${world.issuer}/auth?client_id=nobody`),
  ],
  "signing out": [WARN, ({ page, world }) => page.goto(`${world.issuer}/session/end`)],
  "typing a television's code": [WARN, ({ page, world }) => page.goto(`${world.issuer}/device`)],
};

for (const [name, [flow, goThere]] of Object.entries(PAGES)) {
  test(`${name}: fenced in, and without a violation of its own`, async (t) => {
    const at = await open(t, flow);
    await goThere(at);
    await at.page.getByRole("heading").first().waitFor();
    const [first, ...others] = at.policy().split("; ");
    assert.equal(first, "default-src 'none'");
    for (const needed of ["base-uri 'none'", "frame-ancestors 'none'"]) {
      assert.ok(others.includes(needed), needed);
    }
    assert.ok(others.every((directive) => !directive.startsWith("script-src")));
    assert.doesNotMatch(at.policy(), /unsafe|\*/);
    // What browsers report of a page's errors comes to the console, violations first of all.
    assert.deepEqual(
      at.complaints.filter((text) => !text.includes("status of 4")),
      [],
    );
    assert.deepEqual(at.elsewhere, []);
  });

  test(`${name}: what is injected neither runs nor loads`, async (t) => {
    const at = await open(t, flow);
    await goThere(at);
    await at.page.getByRole("heading").first().waitFor();
    const violated = await at.page.evaluate(async () => {
      const said = [];
      const bait = [
        ["script", { textContent: "globalThis.ran = true" }],
        ["script", { src: "https://evil.example/x.js" }],
        ["img", { src: "https://evil.example/x.png" }],
        ["style", { textContent: "body { background: red }" }],
        ["base", { href: "https://evil.example/" }],
        ["iframe", { src: "https://evil.example/" }],
      ];
      for (const [tag, properties] of /** @type {any[]} */ (bait)) {
        const report = new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation", resolve, { once: true });
        });
        const element = Object.assign(document.createElement(tag), properties);
        (tag === "base" ? document.head : document.body).append(element);
        said.push(/** @type {any} */ (await report).effectiveDirective);
      }
      return said;
    });
    assert.deepEqual(violated, [
      ...["script-src-elem", "script-src-elem", "img-src", "style-src-elem", "base-uri"],
      "frame-src",
    ]);
    assert.equal(await at.page.evaluate("globalThis.ran"), undefined);
  });
}
