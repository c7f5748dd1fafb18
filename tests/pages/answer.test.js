/** @file A form is read into an answer, each refusal has one meaning, and a device is described by what vouches for it. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { createKeyring, ERROR_CODES, SeatkeeperError } from "@seatkeeper/host";
import {
  answerFrom,
  createDeviceCookie,
  FormRefused,
  noticePage,
  readForm,
  refusalOf,
} from "@seatkeeper/pages";

const read = (text) => answerFrom(new URLSearchParams(text));

test("what the person decided, in the host's words", () => {
  const answers = {
    "output=continue": { output: "continue" },
    "output=continue&chosen=a&chosen=b": { output: "continue", chosen: ["a", "b"] },
    "code=+123456+": { code: "123456" },
    "code=123456&output=cancel": { output: "cancel" },
    "output=cancel&chosen=a": { output: "cancel" },
    "output=anything": { output: "anything" },
    "": { output: "" },
  };
  for (const [form, answer] of Object.entries(answers)) assert.deepEqual(read(form).answer, answer);
});

test("the proof's field and the pause's, each once; what isn't there is empty", () => {
  const { nonce, token } = read("nonce=n&nonce=m&pause=p");
  assert.deepEqual([nonce, token], ["n", "p"]);
  assert.deepEqual(read("output=continue"), {
    nonce: "",
    token: "",
    answer: { output: "continue" },
  });
});

test("each code that an answer can be refused with has a meaning, and every other is thrown on", () => {
  const meaning = {
    answerInvalid: { act: "ask", problem: "Please choose what to do." },
    pauseExpired: { act: "deny", reason: "pauseExpired" },
    flowGone: { act: "deny", reason: "flowGone" },
    pauseForged: { act: "notify", status: 400, notice: "pauseForged" },
    pauseForeign: { act: "notify", status: 400, notice: "pauseForeign" },
    pauseReused: { act: "notify", status: 400, notice: "pauseReused" },
    resumeInProgress: { act: "notify", status: 400, notice: "resumeInProgress" },
  };
  for (const code of Object.keys(ERROR_CODES)) {
    if (code === "formRefused") continue;
    assert.deepEqual(refusalOf(new SeatkeeperError(code, "no")), meaning[code]);
  }
  const refused = { act: "notify", status: 413, notice: "refused" };
  assert.deepEqual(refusalOf(new FormRefused(413)), refused);
  assert.equal(refusalOf(new Error("no")), undefined);
  for (const { notice } of Object.values(meaning).filter(({ act }) => act === "notify")) {
    assert.ok(noticePage(notice).title);
  }
});

test("a body that breaks off is refused, and says nothing of the connection", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  async function* body() {
    yield Buffer.from("output=");
    throw new Error("read ECONNRESET 203.0.113.1");
  }
  const request = /** @type {any} */ ({ headers, [Symbol.asyncIterator]: body });
  await assert.rejects(readForm(request), {
    code: "formRefused",
    status: 400,
    message: "the form was refused",
  });
});

test("a device has an id only by its cookie, and no more of its agent than a session keeps", async () => {
  const keyring = createKeyring({ current: { kid: "k", secret: randomBytes(32) } });
  const devices = createDeviceCookie({ keyring, secure: true });
  const sent = new Map();
  const response = /** @type {any} */ ({
    getHeader: (name) => sent.get(name),
    setHeader: (name, value) => sent.set(name, value),
  });
  const id = await devices.write(response, "ada");
  const [cookie] = sent.get("Set-Cookie")[0].split(";");
  const request = (headers) => /** @type {any} */ ({ headers });
  const agent = "x".repeat(600);
  assert.deepEqual(await devices.describe(request({ cookie, "user-agent": agent }), "ada"), {
    id,
    trusted: true,
    userAgent: agent.slice(0, 512),
  });
  assert.deepEqual(await devices.describe(request({ cookie }), "eve", { ip: "203.0.113.1" }), {
    ip: "203.0.113.1",
  });
  assert.deepEqual(await devices.describe(request({ "user-agent": "" }), "ada", { ip: "" }), {});
});
