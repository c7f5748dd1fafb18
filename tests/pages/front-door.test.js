/** @file What the pages' functions are given is checked when they are called: no TypeError, and no word of a getter's. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { createKeyring } from "@seatkeeper/host";
import * as pages from "@seatkeeper/pages";
import { neverLeaks, neverLeaksIn } from "./hostile.js";

const keyring = createKeyring({ current: { kid: "k", secret: randomBytes(32) } });
const request = /** @type {any} */ ({ headers: {} });
const response = /** @type {any} */ ({ getHeader: () => undefined, setHeader: () => {} });
const { body, ...page } = { title: "Title", body: pages.html`<p>text</p>`, problem: "no" };
const decision = {
  waitingFor: "session-limit-page",
  page: {
    devices: [{ handle: "h", browser: "Firefox", os: "Linux", lastActiveDay: "2026-01-02" }],
  },
  pause: { token: "token" },
};
const code = {
  waitingFor: "otp-verification",
  page: { digits: 6, attemptsLeft: 3, again: "wrongCode" },
};
const form = { action: "/answer", nonce: "nonce", problem: "no" };
const cookie = pages.createDeviceCookie({ keyring, secure: true });
const proof = pages.createFormProof({ origin: "https://id.example", secure: true });

/** Each exported function, with every argument and every field of it in turn. */
const CALLS = {
  answerFrom: () => neverLeaks((it) => pages.answerFrom(it)),
  secureFor: () => neverLeaks((it) => pages.secureFor(it)),
  async createDeviceCookie() {
    await neverLeaksIn({ keyring, secure: true }, (it) => pages.createDeviceCookie(it));
    for (const name of /** @type {const} */ (["read", "describe"])) {
      await neverLeaks((it) => cookie[name](it, "ada"));
      await neverLeaks((it) => cookie[name](request, it));
    }
    await neverLeaksIn({ ip: "203.0.113.1" }, (it) => cookie.describe(request, "ada", it));
    await neverLeaks((it) => cookie.write(it, "ada"));
    await neverLeaks((it) => cookie.write(response, it));
  },
  async createFormProof() {
    const good = { origin: "https://id.example", secure: true };
    await neverLeaksIn(good, (it) => pages.createFormProof(it));
    await neverLeaks((it) => proof.issue(it, response, "run"));
    await neverLeaks((it) => proof.issue(request, it, "run"));
    await neverLeaks((it) => proof.issue(request, response, it));
    await neverLeaks((it) => proof.holds(it, "run", "nonce"));
    await neverLeaks((it) => proof.holds(request, it, "nonce"));
    await neverLeaks((it) => proof.holds(request, "run", it));
  },
  FormRefused: () => neverLeaks((it) => new pages.FormRefused(it)),
  async readForm() {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    await neverLeaks((it) => pages.readForm(it));
    await neverLeaks((it) => pages.readForm(/** @type {any} */ ({ headers: it })));
    await neverLeaks((it) =>
      pages.readForm(/** @type {any} */ ({ headers, [Symbol.asyncIterator]: it })),
    );
  },
  async html() {
    await neverLeaks((it) => pages.html(it));
    await neverLeaks((it) => pages.html`<p>${it}</p>`);
  },
  documentOf: () => neverLeaksIn({ ...page, body, lang: "en" }, (it) => pages.documentOf(it)),
  formActionFor: () => neverLeaks((it) => pages.formActionFor(it)),
  async headersFor() {
    await neverLeaks((it) => pages.headersFor(it));
    await neverLeaks((it) => pages.headersFor([it]));
  },
  deniedPage: () =>
    neverLeaksIn({ reason: "cancelled", returnPath: "/back", clientName: "App" }, (it) =>
      pages.deniedPage(it),
    ),
  async noticePage() {
    await neverLeaks((it) => pages.noticePage(it));
    await neverLeaks((it) => pages.noticePage("gone", it));
  },
  signInPage: () =>
    neverLeaksIn(
      {
        action: "/sign-in",
        hidden: { nonce: "n" },
        clientName: "App",
        login: "ada",
        problem: "no",
      },
      (it) => pages.signInPage(it),
    ),
  hasPage: () => neverLeaks((it) => assert.equal(pages.hasPage(it), false)),
  async pausedPage() {
    await neverLeaksIn(decision, (it) => pages.pausedPage(it, form));
    await neverLeaksIn(form, (it) => pages.pausedPage(decision, it));
    await neverLeaksIn(decision.pause, (it) => pages.pausedPage({ ...decision, pause: it }, form));
    await neverLeaksIn({ ...decision.page, choose: 1, again: "noRoomMade" }, (it) =>
      pages.pausedPage({ ...decision, page: it }, form),
    );
    await neverLeaksIn(decision.page.devices[0], (it) =>
      pages.pausedPage({ ...decision, page: { devices: [it] } }, form),
    );
    await neverLeaksIn(code.page, (it) =>
      pages.pausedPage({ ...decision, ...code, page: it }, form),
    );
  },
  refusalOf: () => neverLeaks((it) => assert.equal(pages.refusalOf(it), undefined)),
};

test("every function that is exported is here", () => {
  assert.deepEqual(Object.keys(CALLS).sort(), Object.keys(pages).sort());
});
for (const [name, call] of Object.entries(CALLS)) {
  test(`${name}: whatever it is given, it works or throws a listed error`, () => call());
}

/** [what is wrong, the call, where it says it is] */
const REFUSED = [
  ["no keyring", () => pages.createDeviceCookie(/** @type {any} */ ({ secure: true })), "/keyring"],
  [
    "a misspelt option",
    () => pages.createDeviceCookie(/** @type {any} */ ({ keyring, secure: true, secured: 1 })),
    "/secured",
  ],
  [
    "a key in place of its keyring",
    () => pages.createDeviceCookie({ keyring: /** @type {any} */ (randomBytes(32)), secure: true }),
    "/keyring",
  ],
  ["an address as an origin", () => proofOf("https://id.example/"), "/origin"],
  ["a server without TLS", () => pages.secureFor("http://id.example"), "/issuer"],
  ["no address at all", () => pages.secureFor("id.example"), "/issuer"],
  ["a way out of the policy", () => pages.headersFor(["https://a.example; x"]), "/formActions"],
  ["a script to go back to", () => pages.deniedPage({ returnPath: "javascript:1" }), "/returnPath"],
  [
    "another host to go back to",
    () => pages.deniedPage({ returnPath: "//a.example" }),
    "/returnPath",
  ],
  [
    "a notice that there isn't",
    () => pages.noticePage(/** @type {any} */ ("constructor")),
    "/kind",
  ],
  [
    "a page for a node without one",
    () => pages.pausedPage({ ...decision, waitingFor: "captcha" }, form),
    "/decision/waitingFor",
  ],
  [
    "the bare outcome of a second click",
    () => pages.pausedPage(/** @type {any} */ ({ waitingFor: "otp-verification" }), form),
    "/decision/page",
  ],
  [
    "a body that is a text",
    () => pages.documentOf(/** @type {any} */ ({ title: "Title", body: "<p>" })),
    "/body",
  ],
];
const proofOf = (origin) => pages.createFormProof({ origin, secure: true });

for (const [name, call, path] of REFUSED) {
  test(`${name} is refused, with the place`, () => {
    assert.throws(/** @type {any} */ (call), {
      name: "SeatkeeperError",
      code: "optionsInvalid",
      path,
    });
  });
}
