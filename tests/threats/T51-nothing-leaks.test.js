/** @file T51: canaries in every field of login, sessions and answers reach no record, event, page, token or store. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DirectoryError } from "@seatkeeper/host";
import { HOTP, Secret } from "otpauth";
import { createWorld, START } from "../host/world.js";

const SECRETS = {
  loginIp: "203.0.113.201",
  loginIp6: "2001:db8:77:88::99",
  loginAgent: "CanaryAgent/9 (X11; Linux x86_64) Firefox/140.0",
  loginDevice: "canary-login-device",
  attribute: "canary-attribute",
  sessionIp: "198.51.100.202",
  sessionAgent: "CanarySession/8 (Macintosh; Mac OS X) Safari/605",
  sessionDevice: "canary-session-device",
  errorText: "canary in an error of the directory",
};
const device = {
  id: SECRETS.sessionDevice,
  ip: SECRETS.sessionIp,
  userAgent: SECRETS.sessionAgent,
};
const there = () => [
  {
    id: "a",
    subject: "u1",
    createdAt: START - 9_000,
    lastActiveAt: START - 5_000,
    device,
    clientIds: ["web"],
  },
  { id: "b", subject: "u2", createdAt: START - 8_000, device },
];

/** Everything that leaves the host, as text. */
async function sinks(world, results) {
  const tokens = results.flatMap(({ pause }) => (pause ? [pause.token] : []));
  const claims = tokens.map((token) => Buffer.from(token.split(".")[1], "base64url").toString());
  const store = await world.store.rows("");
  const codes = world.codes ?? [];
  return {
    found: {
      records: JSON.stringify(world.records),
      events: JSON.stringify(world.events),
      claims: claims.join("\n"),
      store: JSON.stringify(store),
      results: JSON.stringify(results.map(({ login: _, pause: __, ...result }) => result)),
      pages: JSON.stringify(results.map(({ page }) => page)),
    },
    tokens,
    codes,
  };
}

async function searched(world, results) {
  const { found, tokens, codes } = await sinks(world, results);
  for (const [sink, text] of Object.entries(found)) {
    for (const [name, canary] of Object.entries(SECRETS)) {
      assert.ok(!text.includes(canary), `${name} in ${sink}`);
    }
    for (const token of tokens) assert.ok(!text.includes(token), `a pause token in ${sink}`);
    for (const code of codes) assert.ok(!text.includes(`"${code}"`), `a code in ${sink}`);
    if (world.secret) assert.ok(!text.includes(world.secret), `an OTP secret in ${sink}`);
  }
  for (const id of ["u1", '"x"', '"a"']) {
    assert.ok(!found.claims.includes(id), `${id} in a token`);
    assert.ok(!found.pages.includes(id), `${id} on a page`);
  }
}

const loginOf = (world, sessionId) =>
  world.login(sessionId, {
    ...{
      linkedSubjects: ["u2"],
      clientId: "web",
      attributes: { note: SECRETS.attribute, seats: 1 },
    },
    device: {
      id: SECRETS.loginDevice,
      trusted: true,
      ip: SECRETS.loginIp,
      userAgent: SECRETS.loginAgent,
    },
    session: { device: { ip: SECRETS.loginIp6 } },
  });

const LIMIT = { path: "/attributes/seats", default: 1 };
const FLOWS = {
  warn: ["warn", LIMIT],
  "warn with a choice": ["warn", LIMIT, { strategy: "chosen" }],
  silent: ["silent", LIMIT],
  reVerify: ["reVerify", LIMIT],
  block: ["block", LIMIT],
  "block with a rescue": ["block", LIMIT, { rescue: "reVerify" }],
  "same device": ["silent", LIMIT, { sameDevice: "replace" }],
  "distinct addresses": ["block", LIMIT, { field: "distinctIpCount" }],
  "distinct devices": ["warn", LIMIT, { field: "distinctDeviceCount" }],
  reportOnly: ["warn", LIMIT, { reportOnly: true }],
};

for (const [name, flow] of Object.entries(FLOWS)) {
  test(`${name}: nothing leaks, whether it goes on, is cancelled, repeated, or expires`, async () => {
    for (const end of ["goes on", "cancels", "expires", "wrong", "repeats"]) {
      const world = createWorld({ flow, sessions: there() });
      const { secret } = await world.otp.enrol("u1", { type: "hotp" });
      const token = new HOTP({ secret: Secret.fromBase32(secret), digits: 6 });
      world.secret = secret;
      world.codes = [token.generate({ counter: 0 }), "918273"];
      const first = await loginOf(world, "x");
      const results = [first];
      const isCode = first.waitingFor === "otp-verification";
      const [code, wrong] = world.codes;
      const chosen = first.page?.devices?.map(({ handle }) => handle);
      const going = isCode ? { code } : { output: "continue", ...(chosen && { chosen }) };
      if (first.outcome === "paused") {
        if (end === "goes on") results.push(await world.answer(first, going));
        if (end === "cancels") results.push(await world.answer(first, { output: "cancel" }));
        if (end === "wrong")
          results.push(await world.answer(first, isCode ? { code: wrong } : going));
        if (end === "expires") world.clock.advance(600_000);
        if (end === "repeats") results.push(await world.keeper.login(first.login));
      }
      await world.keeper.sweep();
      results.push(await world.keeper.login(world.stated("x", { trigger: "refresh", device })));
      await searched(world, results);
    }
  });
}

test("errors of the directory leave a word of the contract, not their text", async () => {
  const broken = () => Promise.reject(new DirectoryError("forbidden", SECRETS.errorText));
  const unknown = () =>
    Promise.reject(Object.assign(new Error(SECRETS.errorText), { code: SECRETS.errorText }));
  for (const failing of [broken, unknown]) {
    for (const kind of ["listSessions", "revokeSession", "endCurrentSession"]) {
      const around = (directory) => ({ ...directory, [kind]: failing });
      for (const flow of [FLOWS.silent, FLOWS.block]) {
        const world = createWorld({ flow, sessions: there(), around });
        await searched(world, [await loginOf(world, "x")]);
      }
    }
  }
});

test("an error that reaches the caller quotes no value", async () => {
  const world = createWorld({ sessions: there() });
  const paused = await loginOf(world, "x");
  const canary = "canary-value-in-an-answer";
  for (const act of [
    () => world.answer(paused, { output: canary }),
    () => world.answer(paused, { code: canary }),
    () => world.answer({ ...paused, pause: { token: canary } }),
    () => world.keeper.login({ ...paused.login, id: "other", device: { ip: [canary] } }),
    () => world.keeper.login({ ...paused.login, id: "other", trigger: canary }),
    () => world.keeper.login({ ...paused.login, subject: canary }),
  ]) {
    await assert.rejects(act(), (error) => {
      assert.ok(!`${error.message} ${error.path} ${error.help}`.includes(canary), error.message);
      return true;
    });
  }
});

test("the page shows family and day, and nothing finer; a name where there is a choice", async () => {
  for (const name of ["warn", "warn with a choice"]) {
    const world = createWorld({ flow: FLOWS[name], sessions: there() });
    const { page } = await loginOf(world, "x");
    for (const row of page.devices) {
      const { handle, ...rest } = row;
      if (name === "warn") assert.equal(handle, undefined);
      else assert.match(handle, /^[\w-]{22}$/);
      assert.deepEqual(Object.keys(rest).sort(), ["browser", "lastActiveDay", "os"]);
      assert.match(rest.lastActiveDay, /^\d{4}-\d\d-\d\d$/);
    }
  }
});
