/** @file T11: the page is shown to whoever knows the password: devices coarsely, nothing of where or which. */
import assert from "node:assert/strict";
import { claimsOf } from "./forge.js";
import { FORM, PAGE_URL, USER, withActions } from "./world.js";

const AGENT = "Mozilla/5.0 (Windows NT 10.0) CANARY-AGENT Chrome/131.0.6778.86 Safari/537.36";
const IP = "198.51.100.77";
const CANARIES = [IP, "198.51.100", "CANARY", "131.0.6778", "64501", "Ljubljana", "canary_session"];

const about = {
  user: {
    email: "CANARY@example.com",
    app_metadata: { CANARY: 1 },
    user_metadata: { city: "Ljubljana" },
  },
};

/** Somebody else's device, with all that Auth0 knows of it. */
function other(world) {
  const device = { initial_user_agent: AGENT, initial_ip: IP, initial_asn: "64501" };
  world.tenant.signIn(USER, {
    id: "canary_session_1",
    at: Date.now() - 3 * 86_400_000,
    device: { ...device, last_user_agent: AGENT, last_ip: IP, last_asn: "64501" },
    clients: [{ client_id: "CANARY" }],
    session_metadata: { city: "Ljubljana" },
  });
}

const free = (text) => CANARIES.forEach((canary) => assert.ok(!text.includes(canary), canary));

withActions(
  "T11 the form",
  { pattern: "warn", limit: 1, page: { form: FORM } },
  about,
  async (world) => {
    other(world);
    const { browser, step } = await world.logIn();
    const { seatkeeper_devices, seatkeeper_count, ...rest } = step.fields;
    assert.equal(seatkeeper_count, 1);
    assert.match(seatkeeper_devices, /^Chrome on Windows \(\d{4}-\d\d-\d\d\)$/);
    assert.deepEqual(rest, { seatkeeper_answer: "" });
    free(JSON.stringify(step));
    const after = await browser.submitForm({ fields: { seatkeeper_answer: "no" } });
    assert.deepEqual(after, { type: "denied", error: "access_denied", description: "seat_limit" });
  },
);

withActions(
  "T11 the page elsewhere",
  { pattern: "warn", limit: 1, page: { url: PAGE_URL } },
  about,
  async (world) => {
    other(world);
    const { browser, step } = await world.logIn({ device: { userAgent: AGENT } });
    const token = new URL(step.url).searchParams.get("session_token");
    const { devices, ...claims } = claimsOf(token);
    free(decodeURIComponent(step.url) + JSON.stringify(claims) + JSON.stringify(devices));
    // What Auth0's own tokens carry, and ours: the browser's own address is Auth0's doing.
    const names = ["exp", "iat", "ip", "iss", "nonce", "sub", "use"];
    assert.deepEqual(Object.keys(claims).sort(), names);
    assert.deepEqual(Object.keys(devices[0]).sort(), ["browser", "lastActiveDay", "os"]);
    const after = await browser.continue({ method: "POST" });
    assert.equal(after.description, "seat_limit");
  },
);

for (const pattern of ["block", "reVerify"]) {
  withActions(
    `T11 ${pattern}: the client learns one word`,
    { pattern, limit: 1 },
    about,
    async (world) => {
      other(world);
      const { step } = await world.logIn();
      assert.deepEqual(step, { type: "denied", error: "access_denied", description: "seat_limit" });
    },
  );
}

withActions(
  "T11 chosen: names of sessions that mean nothing elsewhere",
  { pattern: "warn", limit: 1, strategy: "chosen", page: { url: PAGE_URL } },
  about,
  async (world) => {
    other(world);
    const { browser, step } = await world.logIn();
    const shown = await world.page.open(new URL(step.url).searchParams.get("session_token"));
    free(JSON.stringify(shown));
    const answer = async (at, chosen) => {
      const { searchParams } = new URL(at.url);
      const page = await world.page.open(searchParams.get("session_token"));
      const output = /** @type {const} */ ("continue");
      const session_token = await world.page.answer(page, { output, chosen }, at.state);
      return browser.continue({ method: "POST", body: { session_token } });
    };
    const again = await answer(step, ["canary_session_1", browser.sessionId, "x"]);
    assert.equal(again.type, "redirect", "an id is no handle: the page is shown again");
    assert.equal(world.alive().length, 2);
    const done = await answer(again, [shown.devices[0].handle]);
    assert.equal(done.type, "tokens");
    assert.deepEqual(world.alive(), [browser.sessionId]);
  },
);

withActions(
  "T11 chosen by a form: the same names, one a line",
  { pattern: "warn", limit: 2, strategy: "chosen", page: { form: FORM } },
  about,
  async (world) => {
    other(world);
    const kept = await world.logIn();
    const { browser, step } = await world.logIn();
    assert.equal(step.fields.seatkeeper_choose, 1);
    const handles = step.fields.seatkeeper_handles.split("\n");
    assert.equal(handles.length, 2);
    free(JSON.stringify(step));
    const fields = { seatkeeper_answer: "continue" };
    const again = await browser.submitForm({ fields: { ...fields, seatkeeper_chosen: "nobody" } });
    assert.equal(again.type, "form");
    const chosen = again.fields.seatkeeper_devices
      .split("\n")
      .findIndex((row) => /Chrome/.test(row));
    const seatkeeper_chosen = again.fields.seatkeeper_handles.split("\n")[chosen];
    const done = await browser.submitForm({ fields: { ...fields, seatkeeper_chosen } });
    assert.equal(done.type, "tokens");
    assert.deepEqual(world.alive(), [kept.browser.sessionId, browser.sessionId]);
  },
);
