/** @file T51: no secret, token, one-time password, address or id in any line of the log, whatever happens. */
import assert from "node:assert/strict";
import { signed } from "./forge.js";
import { PLANS } from "./plans.js";
import { CLIENT } from "../tenant/api.js";
import { FORM, KEY, PAGE_URL, USER, createWorld } from "./world.js";
import { test } from "node:test";

const IP = "198.51.100.77";
const AGENT = "CANARY-AGENT\u001b[31m\r\nseatkeeper: forged";
const OTP_CODE = "987654";
const ALWAYS = [
  KEY,
  CLIENT.clientSecret,
  IP,
  "CANARY",
  "ada",
  OTP_CODE,
  "session_",
  "token_",
  "Bearer",
  "eyJ",
];

/** Everything that may be in a line is printable, short, and ours. */
function check(world, more = []) {
  const lines = world.lines();
  for (const line of lines) {
    assert.match(line, /^seatkeeper: [\x20-\x7e]+$/);
    assert.ok(line.length <= 256, line);
    for (const canary of [...ALWAYS, ...more])
      assert.ok(!line.includes(canary), `${canary}: ${line}`);
  }
  return lines.length;
}

const device = { ip: IP, userAgent: AGENT };
const user = { email: "CANARY@example.com", enrolledFactors: [{ type: "otp" }] };

/** What a person does with what is shown; in each way that there is. */
const ACTS = [
  (browser) => browser.submitForm({ fields: { seatkeeper_answer: "continue", CANARY: OTP_CODE } }),
  (browser) => browser.submitForm({ fields: { seatkeeper_answer: `CANARY ${OTP_CODE}` } }),
  (browser) =>
    browser.continue({ method: "POST", body: { session_token: `eyJCANARY.${OTP_CODE}.x` } }),
  (browser) => browser.continue({ method: "GET", query: { session_token: "eyJCANARY" } }),
  (browser) => browser.answerChallenge({ type: "otp" }),
  (browser) => browser.answerChallenge({ type: "otp", ok: false }),
  async (browser, step, world) => {
    if (step.type !== "redirect") return undefined;
    const { sub, nonce } = await world.page.open(
      new URL(step.url).searchParams.get("session_token"),
    );
    const token = { use: "answer", output: "CANARY", sub, nonce, iss: "x", state: step.state };
    return browser.continue({ method: "POST", body: { session_token: await signed(token) } });
  },
];
const PATTERNS = [
  { pattern: "warn", page: { form: FORM } },
  { pattern: "warn", page: { url: PAGE_URL } },
  { pattern: "silent" },
  { pattern: "reVerify" },
  { pattern: "block" },
];
const FAULTS = [
  undefined,
  { path: /\/sessions$/, status: 500, body: `CANARY ${OTP_CODE} eyJhbGciOi`, times: 99 },
  { path: /\/sessions$/, status: 200, body: "\u001b]0;CANARY\u0007", times: 99 },
  { path: /\/sessions$/, status: 403, body: { message: "CANARY" }, times: 99 },
  { path: /revoke$/, status: 400, body: { message: "CANARY" }, times: 99 },
  { path: /oauth/, status: 401, body: { error_description: "CANARY m2m secret" }, times: 99 },
];

for (const { plan, options, about } of PLANS) {
  for (const pattern of PATTERNS) {
    test(`T51 ${pattern.pattern} ${JSON.stringify(pattern.page ?? "")} (${plan})`, async () => {
      const faults = options.sessions === "stamps" ? [undefined] : FAULTS;
      let lines = 0;
      for (const fault of faults) {
        const settings = {
          ...pattern,
          ...options,
          limit: 1,
          ...(fault?.status === 500 && { budgetMs: 40 }),
        };
        const world = await createWorld(settings, { ...about, user });
        await world.logIn({ device });
        if (fault) world.tenant.fail(fault);
        for (const act of ACTS) {
          const { browser, step } = await world.logIn({ device });
          await act(browser, step, world);
          await browser.silent();
        }
        await world.pipeline.passwordGrant({ userId: USER });
        const states = [...world.pipeline.transactions.values()];
        const secrets = states.flatMap(({ state, id }) => [state, id]);
        lines += check(world, secrets);
        assert.deepEqual(world.pipeline.stray(), []);
        await world.close();
      }
      if (["warn", "block"].includes(pattern.pattern)) assert.ok(lines > 0, "something was said");
    });
  }
}
