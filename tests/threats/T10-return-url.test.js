/** @file T10: where the pages lead comes from the provider, never from what somebody sends along. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formActionFor } from "@seatkeeper/pages";
import { startWorld } from "../oidc/world.js";

const TARGETS = [
  "//evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "https://ada@evil.example/",
  "javascript:alert(1)",
  "/\r\nLocation: https://evil.example",
];
const NAMES = [
  "return_to",
  "continue_uri",
  "redirect_uri",
  "returnTo",
  "state",
  "output",
  "action",
];

test("no address from a field, a query or a referrer is ever followed or shown", async (t) => {
  const world = await startWorld(t, { pattern: "block", limit: 1 });
  await world.signedIn(1);
  for (const target of TARGETS) {
    const device = world.device({ headers: { referer: "https://evil.example/" } });
    const { page } = await device.signIn();
    assert.ok(page);
    const query = new URLSearchParams(NAMES.map((name) => [name, target]));
    const shown = await device.visit(`${page.url}?${query}`);
    assert.deepEqual(shown.page?.links, page.links);
    assert.doesNotMatch(shown.page?.html ?? "", /evil|alert/);
    assert.doesNotMatch(page.headers.get("content-security-policy") ?? "", /evil/);
  }
});

test("an answer with addresses in every field leads to the application's own", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  await world.signedIn(1);
  for (const target of TARGETS) {
    const { page } = await world.device().signIn();
    const fields = Object.fromEntries(NAMES.map((name) => [name, target]));
    const { callback } = await page.submit({ ...fields, output: "continue" });
    assert.ok(callback?.code);
  }
});

test("only a registered address's origin or scheme gets into the policy", () => {
  assert.deepEqual(formActionFor("https://app.example/callback?x='none';"), [
    "https://app.example",
  ]);
  assert.deepEqual(formActionFor("com.example.app:/callback"), ["com.example.app:"]);
  assert.deepEqual(formActionFor("https://app.example;script-src *"), []);
  assert.deepEqual(formActionFor(undefined), []);
});
