/** @file T54: a flow that somebody sends, by an address or a file, does no harm: it is text, it is bounded, and it stands still. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { pack } from "../../js-wrapper/playground/src/document/share.js";
import { browsers } from "../e2e/browsers.js";
import { playgroundIn, VIEWS } from "../e2e/playground/world.js";

const EVIL = [
  '<img src="x" onerror="globalThis.ran = true">',
  "</script><script>globalThis.ran = true</script>",
  "javascript:globalThis.ran=true",
  "{{constructor.constructor('globalThis.ran = true')()}}",
  "‮\u0000" + "x".repeat(150),
];

/** The views, the applications of the demo, and whoever made the canvas. */
const OUR_LINKS = [
  ...VIEWS.map((view) => `#${view}`),
  "/",
  "https://reactflow.dev?utm_source=attribution",
];

/** The same text in every place of a flow where there may be any. */
function hostileFlow(evil) {
  const flow = patternFlow("warn", 2, { name: evil.slice(0, 200) });
  const [query, page] = flow.nodes;
  query.config = { rule: { value: { path: `/attributes/${evil}`, default: 2 } }, [evil]: evil };
  page.type = evil;
  flow.nodes.push({ id: evil, type: "success", config: { [evil]: evil } });
  flow.edges.push({ source: evil, sourceHandle: evil, target: evil });
  flow.version = evil;
  flow[evil] = evil;
  return flow;
}

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  for (const [index, evil] of EVIL.entries()) {
    test(`${name}: hostile text ${index + 1} in every string is text, on every view`, async (t) => {
      const page = await open(t, `#flow=${await pack(hostileFlow(evil))}`);
      await page.getByText("This flow came from somebody else.").waitFor();
      for (const view of VIEWS) {
        await page.evaluate((name) => void (location.hash = name), view);
        await page.getByRole("heading", { level: 2 }).first().waitFor();
        assert.equal(await page.evaluate("globalThis.ran"), undefined);
        const made = await page.locator("main :is(script, iframe, object, [onerror])").count();
        assert.equal(made, 0);
        const links = page.locator("main a[href]");
        for (const href of await links.evaluateAll((all) => all.map((a) => a.getAttribute("href"))))
          assert.ok(OUR_LINKS.includes(href), href);
      }
    });
  }

  test(`${name}: it opens stopped, and runs once it is taken over`, async (t) => {
    const fragment = await pack(patternFlow("silent", 1, { name: "totally harmless" }));
    const page = await open(t, `#flow=${fragment}`);
    await page.evaluate(() => void (location.hash = "simulator"));
    const logIn = page.getByRole("button", { name: /^Log in/ }).first();
    await logIn.waitFor();
    assert.ok(await logIn.isDisabled());
    await page.getByRole("button", { name: "Take it over" }).click();
    await page.waitForFunction(
      () => !document.body.textContent.includes("came from somebody else"),
    );
    assert.ok(await logIn.isEnabled());
  });

  test(`${name}: settings that no form could show are shown as what they are`, async (t) => {
    const any = Array.from({ length: 2000 }, () => ({ value: 2 }));
    const page = await open(t, `#flow=${await pack(patternFlow("silent", 2, { rule: { any } }))}`);
    const [query] = patternFlow("silent", 2, { rule: { any } }).nodes;
    await page.getByRole("group", { name: /^Data Query/ }).click();
    const field = page.getByLabel("Config, as JSON");
    assert.deepEqual(JSON.parse(await field.inputValue()), query.config);
    assert.equal(await page.getByRole("spinbutton").count(), 0);
  });

  test(`${name}: a setting that no line tells is named on its card`, async (t) => {
    const flow = patternFlow("silent", 3, { triggers: ["impersonation"], classes: ["service"] });
    const page = await open(t, `#flow=${await pack(flow)}`);
    await page.getByText("also set: classes, triggers").waitFor();
    await page.getByText("who simply signs in is never restricted").first().waitFor();
  });

  test(`${name}: a flow that restricts nobody says so loudly, whatever it is called`, async (t) => {
    const flow = patternFlow("block", 1, { name: "very strict", reportOnly: true });
    const page = await open(t, `#flow=${await pack(flow)}`);
    for (const view of VIEWS) {
      await page.evaluate((name) => void (location.hash = name), view);
      await page.getByText("Report only.", { exact: true }).waitFor();
    }
  });

  const cyclic = patternFlow("silent", 1);
  cyclic.edges.find(({ source }) => source === "force-logout").target = "query";
  /** What is refused, or opened with what is wrong with it, and what is said. */
  const SAID = {
    "10 MB that pack small": [() => pack({ name: " ".repeat(10 * 2 ** 20) }), /1 MiB/],
    "an address of over 64 KiB": [async () => "A".repeat(65_537), /64 KiB/],
    "no packed text": [async () => "!!!!", /not opened/],
    "something else than a flow": [() => pack([1, 2, 3]), /nodes and edges/],
    "two nodes of one id": [
      () => pack({ ...cyclic, nodes: [...cyclic.nodes, cyclic.nodes[0]] }),
      /Two nodes/,
    ],
    "a name for a prototype": [
      () => pack(JSON.parse('{"name":"x","nodes":[],"edges":[],"__proto__":{"a":1}}')),
      /not a name for data/,
    ],
    "a cycle": [() => pack(cyclic), /cycle|no beginning/],
  };
  for (const [what, [fragment, says]] of Object.entries(SAID)) {
    test(`${name}: ${what}: nothing breaks, and it says what is wrong`, async (t) => {
      const page = await open(t, `#flow=${await fragment()}`);
      await page.getByText(says).first().waitFor();
      await page.getByRole("heading", { level: 2 }).first().waitFor();
    });
  }
}
