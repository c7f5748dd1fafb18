/** @file The stand-in's runtime has Auth0's bounds: one shared instance, no writes, a budget, a small cache, weak tokens. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { action, inPipeline, USER } from "./pipeline/bench.js";
import { createPipeline } from "./pipeline/index.js";
import { CLIENT } from "./tenant/api.js";

const seen = ({ idToken }) => idToken.claims.seen;
const pass = action("pass", () => {});

test("over 100 kB of code, over 10 dependencies: not deployed", () => {
  const deploy = (more) => () =>
    createPipeline({ tenant: {}, actions: [{ name: "one", code: "", ...more }] });
  assert.throws(deploy({ code: " ".repeat(100_001) }), /100 kB/);
  const dependencies = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`d${n}`, "/"]));
  assert.throws(deploy({ dependencies }), /10 dependencies/);
});

const COUNTS = `let count = 0;
exports.onExecutePostLogin = (event, api) => api.idToken.setCustomClaim("seen", (count += 1));`;

inPipeline(
  "module scope is made once, and shared by all users",
  { actions: [{ name: "count", code: COUNTS }] },
  async ({ tenant, pipeline, login }) => {
    tenant.addUser("auth0|grace");
    assert.equal(seen(await login()), 1);
    assert.equal(seen(await pipeline.browser().login({ userId: "auth0|grace" })), 2);
    pipeline.newInstance();
    assert.equal(seen(await login()), 1);
  },
);

const reach = action("reach", async (event, api) => {
  const tried = async (act) => {
    try {
      await act();
      return "done";
    } catch (error) {
      return error.cause?.code ?? error.code;
    }
  };
  api.idToken.setCustomClaim("seen", {
    node: process.versions.node.split(".")[0],
    write: await tried(() => require("node:fs").writeFileSync("/tmp/never", "x")),
    process: await tried(() => require("node:child_process").execSync("true")),
    // The tenant listens there too; its name is what is allowed.
    elsewhere: await tried(() =>
      fetch(`https://${event.request.hostname.replace("localhost", "127.0.0.1")}/`),
    ),
    tenant: await tried(() => fetch(`https://${event.request.hostname}/api/v2/`)),
    undeclared: await tried(() => require("undici")),
  });
});

inPipeline(
  "nothing is written, begun or loaded undeclared; only the tenant is reached",
  { actions: [reach] },
  async ({ login }) => {
    assert.deepEqual(seen(await login()), {
      node: "22",
      write: "ERR_ACCESS_DENIED",
      process: "ERR_ACCESS_DENIED",
      elsewhere: "ECONNREFUSED",
      tenant: "done",
      undeclared: "MODULE_NOT_FOUND",
    });
  },
);

const folder = mkdtempSync(join(tmpdir(), "package-"));
after(() => rmSync(folder, { recursive: true }));
const PACKAGE = {
  "package.json": `{ "name": "real", "exports": { ".": "./main.js", "./two": "./two.js" } }`,
  "two.js": `module.exports = "two";`,
  "main.js": `const fs = require("node:fs");
    const read = (act) => { try { act(); return "read"; } catch (error) { return error.code; } };
    const own = read(() => fs.readFileSync(__filename));
    exports.found = async () => [
      own,
      require("./two.js"),
      read(() => fs.openSync(__dirname + "/two.js")),
      await fs.promises.readFile(__filename).catch(({ code }) => code),
    ];`,
};
for (const [name, text] of Object.entries(PACKAGE)) writeFileSync(join(folder, name), text);
const using = action("using", async (event, api) => {
  const found = await require("alias").found();
  api.idToken.setCustomClaim("seen", [...found, require("alias/two")]);
});

inPipeline(
  "a package is loaded, and its files are not read",
  { actions: [{ ...using, dependencies: { alias: folder } }], refuseReadsOf: folder },
  async ({ login }) => {
    assert.deepEqual(seen(await login()), ["EACCES", "two", "EACCES", "EACCES", "two"]);
  },
);

const asks = action("asks", async (event, api) => {
  const { ManagementClient } = require("auth0");
  const { users } = new ManagementClient(event.secrets);
  const { user_id: id } = event.user;
  const page = await (users.sessions?.list(id) ?? users.getSessions({ user_id: id }));
  api.idToken.setCustomClaim("seen", (page.data.sessions ?? page.data).length);
});
for (const version of ["auth0-4", "auth0-5", "auth0-7"]) {
  const auth0 = fileURLToPath(new URL(`../../node_modules/${version}`, import.meta.url));
  const actions = ({ domain }) => [
    { ...asks, dependencies: { auth0 }, secrets: { domain, ...CLIENT } },
  ];
  inPipeline(`${version} takes the tenant for a server`, { actions }, async ({ login }) => {
    assert.equal(seen(await login()), 1);
  });
}

const slow = action("slow", (event) => {
  if (event.client.client_id === "waits") return new Promise(() => {});
  if (event.client.client_id === "loops") for (;;);
});
inPipeline(
  "what outlasts the budget fails its login, and the next one gets a new instance",
  { actions: [slow], budgetMs: 1_000 },
  async ({ login }) => {
    for (const clientId of ["waits", "loops"]) {
      assert.deepEqual(await login({ clientId }), {
        type: "error",
        error: "server_error",
        description: "the Actions ran for over 1000 ms",
      });
      assert.equal((await login()).type, "tokens");
    }
  },
);

inPipeline(
  "a login that shares the instance with one that waits for ever is decided none the less",
  { actions: [slow, { ...slow, name: "slow again" }], budgetMs: 1_000 },
  async ({ pipeline, login }) => {
    const waiting = login({ clientId: "waits" });
    assert.equal((await pipeline.browser().login({ userId: USER })).type, "tokens");
    assert.equal((await waiting).type, "error");
  },
);

inPipeline(
  "the budget is one for all Actions of a leg, not one for each",
  {
    actions: ["one", "two", "three"].map((name) =>
      action(name, () => new Promise((resolve) => setTimeout(resolve, 400))),
    ),
    budgetMs: 1_000,
  },
  async ({ pipeline, login }) => {
    assert.equal((await login()).type, "error");
    assert.ok(pipeline.executions.length > 1);
  },
);

const FAULTS = {
  "a throw": `exports.onExecutePostLogin = () => { throw new Error("thrown"); };`,
  "a rejection": `exports.onExecutePostLogin = async () => { throw undefined; };`,
  "a failing statement at module level": `new WebAssembly.Module(new Uint8Array(1)); exports.onExecutePostLogin = () => {};`,
  "text that isn't JavaScript": `exports.onExecutePostLogin = (`,
  "an Action without the handler": `exports.other = () => {};`,
  "an Action that ends its process": `exports.onExecutePostLogin = () => process.exit();`,
};
for (const [fault, code] of Object.entries(FAULTS)) {
  inPipeline(
    `${fault} fails the login, and its session stays`,
    { actions: [{ name: "fault", code }, pass] },
    async ({ tenant, pipeline, browser, login }) => {
      assert.equal((await login()).error, "server_error");
      assert.equal(pipeline.executions.length, 1);
      assert.ok(tenant.sessions.has(browser.sessionId));
    },
  );
}

inPipeline(
  "256 characters of what a run logs are kept, each run's its own",
  {
    actions: [
      action("log", async (event) => {
        console.log(event.client.client_id.repeat(200));
        await null;
        console.error("%s", event.client.client_id.repeat(200));
      }),
    ],
  },
  async ({ pipeline, login }) => {
    await Promise.all([login({ clientId: "a" }), login({ clientId: "b" })]);
    const expected = ["a", "b"].map((id) => `${id.repeat(200)}\n${id.repeat(55)}`);
    assert.deepEqual(pipeline.executions.map(({ logs }) => logs).sort(), expected);
  },
);

const stores = action("stores", (event, api) => {
  const { cache } = api;
  const tries = {
    key: cache.set("k".repeat(65), "v"),
    value: cache.set("k", "v".repeat(4_001)),
    long: cache.set("k", "v", { ttl: 86_400_001 }),
    fits: [cache.set("k", "v".repeat(3_990)), cache.set("l", "v".repeat(3_990))][1],
    total: cache.set("m", "v".repeat(100)),
  };
  cache.delete("l");
  for (let count = 0; count < 19; count += 1) tries.entries = cache.set(`e${count}`, "v");
  tries.more = cache.set("one more", "v");
  api.idToken.setCustomClaim(
    "seen",
    Object.entries(tries).map(([name, { type, code }]) => `${name}: ${code ?? type}`),
  );
});
inPipeline("the cache is small", { actions: [stores] }, async ({ login }) => {
  assert.deepEqual(seen(await login()), [
    "key: KeySizeExceeded",
    "value: ValueSizeExceeded",
    "long: InvalidExpiry",
    "fits: success",
    "total: CacheSizeExceeded",
    "entries: success",
    "more: ItemLimitExceeded",
  ]);
});

const remembers = action("remembers", (event, api) => {
  api.idToken.setCustomClaim("seen", api.cache.get("who")?.value ?? "nobody");
  api.cache.set("who", event.user.user_id);
});
let moved = 0;
inPipeline(
  "the cache is everybody's, forgets when told, and after a quarter of an hour",
  { actions: [remembers], tenant: { now: () => Date.now() + moved } },
  async ({ tenant, pipeline, login }) => {
    tenant.addUser("auth0|grace");
    assert.equal(seen(await login()), "nobody");
    assert.equal(seen(await pipeline.browser().login({ userId: "auth0|grace" })), USER);
    moved = 15 * 60_000 + 1_000;
    assert.equal(seen(await login()), "nobody");
    pipeline.loseCache();
    assert.equal(seen(await login()), "nobody");
  },
);

/** A return token as the page would sign it. */
function token(secret, claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
const leaves = action(
  "leaves",
  (event, api) => {
    const sent = api.redirect.encodeToken({ secret: "out", payload: { a: 1, sub: "mallory" } });
    api.redirect.sendUserTo("https://page.example", { query: { sent } });
  },
  (event, api) => {
    api.idToken.setCustomClaim("seen", api.redirect.validateToken({ secret: "back" }));
  },
);
const RETURNS = {
  "the right one": [(right) => token("back", right), "tokens"],
  "another user's, another issuer's": [
    (right) => token("back", { ...right, sub: "mallory", iss: "x" }),
    "tokens",
  ],
  "another state": [(right) => token("back", { ...right, state: "x" }), "error"],
  "another secret": [(right) => token("out", right), "error"],
  expired: [(right) => token("back", { ...right, exp: 1 }), "error"],
  "a claim is missing": [({ sub: _, ...right }) => token("back", right), "error"],
  none: [() => undefined, "error"],
  "our own": [(_, sent) => sent, "error"],
};
for (const [which, [make, expected]] of Object.entries(RETURNS)) {
  inPipeline(
    `a return token, ${which}: ${expected}`,
    { actions: [leaves] },
    async ({ tenant, browser, login }) => {
      const { url, state } = await login();
      const sent = new URL(url).searchParams.get("sent");
      const claims = JSON.parse(Buffer.from(sent.split(".")[1], "base64url").toString());
      assert.deepEqual(
        [claims.sub, claims.iss, claims.ip, claims.exp - claims.iat],
        [USER, tenant.domain, "203.0.113.4", 900],
      );
      const right = { sub: USER, iss: "page", exp: Math.floor(Date.now() / 1000) + 60, state };
      const step = await browser.continue({
        method: "POST",
        body: { session_token: make(right, sent) },
      });
      assert.equal(step.type, expected);
    },
  );
}
