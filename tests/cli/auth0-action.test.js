/** @file `seatkeeper auth0 action`: what it prints for each configuration, and what it says of one that can't work. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seatkeeper } from "./command.js";

const manifest = new URL("../../js-wrapper/engines/auth0-actions/package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, "utf8"));
const action = (...words) => seatkeeper(["auth0", "action", ...words]);
const json = (...words) => JSON.parse(action(...words, "--json").out);

const READ = "read:sessions";
const ALL = [READ, "delete:sessions", "delete:refresh_tokens"];
const LIMIT = ["--limit", "3"];
const FORM = ["--page-form", "ap_1"];

for (const [words, options, scopes, count = 1] of /** @type {any[]} */ ([
  ["silent", { pattern: "silent", limit: 3 }, ALL],
  ["silent --end delete", { pattern: "silent", limit: 3, end: "delete" }, ALL.slice(0, 2)],
  ["block", { pattern: "block", limit: 3 }, [READ]],
  ["block --rescue", { pattern: "block", limit: 3, rescue: "reVerify" }, ALL, 2],
  ["reVerify", { pattern: "reVerify", limit: 3 }, ALL, 2],
  ["re-verify", { pattern: "reVerify", limit: 3 }, ALL, 2],
  [
    "reVerify --factors otp,push-notification",
    { pattern: "reVerify", limit: 3, factors: ["otp", "push-notification"] },
    ALL,
    2,
  ],
  [
    "silent --sessions stamps --namespace https://rp.example/",
    { pattern: "silent", limit: 3, sessions: "stamps", namespace: "https://rp.example/" },
    [],
  ],
  [
    "block --sessions stamps --stamp-days 7",
    { pattern: "block", limit: 3, stampDays: 7, sessions: "stamps" },
    [],
  ],
])) {
  test(`${words}: the options in the code, the scopes, ${count} Actions`, () => {
    const about = json("--pattern", ...words.split(" "), ...LIMIT);
    assert.deepEqual(about.scopes, scopes);
    assert.equal(about.actions.length, count);
    const factories = ["loginSharing", "afterChallenge"];
    about.actions.forEach(({ code, dependencies, runtime }, index) => {
      assert.deepEqual(dependencies, [{ name: "@seatkeeper/auth0-actions", version }]);
      assert.equal(runtime, "node22");
      assert.equal(
        code,
        `const { ${factories[index]} } = require("@seatkeeper/auth0-actions");\n\n` +
          `module.exports = ${factories[index]}(${JSON.stringify(options)});\n`,
      );
    });
  });
}

test("where the limit comes from, and which secrets there are", () => {
  const source = ["--default", "2", "--max", "5"];
  const literalOf = ({ actions }) => JSON.parse(/\((\{.*\})\);/.exec(actions[0].code)[1]);
  const ofSecret = json("--pattern", "silent", "--limit-secret", "SEATS", ...source);
  assert.deepEqual(literalOf(ofSecret).limit, { secret: "SEATS", default: 2, max: 5 });
  const own = ["domain", "clientId", "clientSecret", "seatkeeperKey"];
  assert.deepEqual(ofSecret.secrets, [...own, "SEATS"]);
  const ofPlan = json("--pattern", "silent", "--limit-app-metadata", "/plan/seats", ...source);
  assert.deepEqual(literalOf(ofPlan).limit, { appMetadata: "/plan/seats", default: 2, max: 5 });
  assert.deepEqual(ofPlan.secrets, own);
  const ofStamps = json("--pattern", "silent", ...LIMIT, "--sessions", "stamps");
  assert.deepEqual(ofStamps.secrets, ["seatkeeperKey"]);
});

test("the text: code at the margin, then scopes, numbered steps and what stays open", () => {
  const { code, out, error } = action("--pattern", "warn", ...FORM, ...LIMIT);
  assert.deepEqual([code, error], [0, ""]);
  for (const part of [
    /^Action 1 of 1$/m,
    new RegExp(`^  dependency  @seatkeeper/auth0-actions ${version.replaceAll(".", "\\.")}$`, "m"),
    /^module\.exports = loginSharing\(\{"pattern":"warn","limit":3,"page":\{"form":"ap_1"\}\}\);$/m,
    /^  read:sessions delete:sessions delete:refresh_tokens$/m,
    ...[/^  1\. Applications/m, /^  2\. Actions > Forms/m, /^  8\. Try it/m],
    ...[/^  R1 /m, /^  R2 /m, /^  R3 /m],
  ]) {
    assert.match(out, part);
  }
  assert.doesNotMatch(out, /shown this once/);
});

test("what is unwise is said: block without a rescue, a limit without a bound", () => {
  assert.match(json("--pattern", "block", ...LIMIT).warnings[0], /^blockWithoutRescue: /);
  const words = ["--pattern", "silent", "--limit-secret", "SEATS", "--default", "2"];
  assert.match(action(...words).out, /^warning pathWithoutMax: /m);
});

test("--new-key: 32 random bytes, others each time", () => {
  const keys = [1, 2].map(() => json("--pattern", "silent", ...LIMIT, "--new-key").newKey);
  assert.notEqual(...keys);
  for (const key of keys) assert.equal(Buffer.from(key, "base64url").length, 32);
  assert.match(action("--pattern", "silent", ...LIMIT, "--new-key").out, /^  [\w-]{43}$/m);
});

const SILENT = ["--pattern", "silent"];
for (const [words, said] of /** @type {any[]} */ ([
  [LIMIT, "`--pattern` is missing"],
  [["--pattern", "lax", ...LIMIT], "`--pattern` is one of warn, silent, reVerify, block"],
  [SILENT, "give one of `--limit`, `--limit-secret` and `--limit-app-metadata`"],
  [[...SILENT, ...LIMIT, "--limit-secret", "A"], "give one of `--limit`, `--limit-secret`"],
  [[...SILENT, "--limit", "0"], "`--limit` is an integer of at least 1"],
  [[...SILENT, "--limit", "1e3"], "`--limit` is an integer of at least 1"],
  [[...SILENT, "--limit=-1"], "`--limit` is an integer of at least 1"],
  [[...SILENT, "--limit", "9007199254740993"], "`--limit` is an integer of at least 1"],
  [[...SILENT, "--limit"], "`--limit` needs a value"],
  [[...SILENT, ...LIMIT, ...LIMIT], "`--limit` is there twice"],
  [[...SILENT, ...LIMIT, "--default", "1"], "`--default` is for a limit that is read"],
  [[...SILENT, "--limit-secret", "A"], "`--limit-secret` needs `--default`"],
  [[...SILENT, "--limit-secret", "seatkeeperKey", "--default", "1"], "`--limit-secret` names a"],
  [[...SILENT, "--limit-secret", "A".repeat(129), "--default", "1"], "`--limit-secret` is longer"],
  [[...SILENT, "--limit-app-metadata", "plan", "--default", "1"], "`--limit-app-metadata` is a"],
  [
    [...SILENT, "--limit-app-metadata", "/a", "--default", "2", "--max", "1"],
    "`--max` is less than `--default`",
  ],
  [["--pattern", "warn", ...LIMIT], "warn needs `--page-form` or `--page-url`"],
  [[...SILENT, ...LIMIT, ...FORM], "`--page-form` and `--page-url` are for warn"],
  [["--pattern", "warn", ...LIMIT, ...FORM, "--page-url", "https://a"], "warn needs"],
  [["--pattern", "warn", ...LIMIT, "--page-url", "http://a.example"], "`--page-url` is a URL"],
  [["--pattern", "warn", ...LIMIT, "--page-url", "javascript:1"], "`--page-url` is a URL"],
  [[...SILENT, ...LIMIT, "--rescue"], "`--rescue` is for block"],
  [[...SILENT, ...LIMIT, "--factors", "otp"], "`--factors` is for re-verify"],
  [["--pattern", "reVerify", ...LIMIT, "--factors", "otp,"], "`--factors` is one of otp"],
  [[...SILENT, ...LIMIT, "--sessions", "none"], "`--sessions` is one of management, stamps"],
  [[...SILENT, ...LIMIT, "--stamp-days", "7"], "`--stamp-days` is for `--sessions stamps`"],
  [
    [...SILENT, ...LIMIT, "--sessions", "stamps", "--stamp-days", "0"],
    "`--stamp-days` is an integer of at least 1",
  ],
  [[...SILENT, ...LIMIT, "--dry-run"], "there is no option `--dry-run`"],
  [[...SILENT, ...LIMIT, "--constructor"], "there is no option `--constructor`"],
  [[...SILENT, ...LIMIT, "--__proto__=x"], "there is no option `--__proto__`"],
  [[...SILENT, ...LIMIT, "-x"], "there is no option `-x`"],
  [[...SILENT, ...LIMIT, "more"], "`auth0 action` takes options only"],
  [[...SILENT, ...LIMIT, "--json=1"], "`--json` takes no value"],
])) {
  test(`\`auth0 action ${words.join(" ").slice(0, 70)}\`: exit code 2, what is wrong, the usage`, () => {
    const { code, out, error } = action(...words);
    assert.deepEqual([code, out], [2, ""]);
    const [first, second] = error.split("\n");
    assert.ok(first.startsWith(`seatkeeper: ${said}`), first);
    assert.match(second, /^usage: seatkeeper auth0 action OPTIONS/);
  });
}

for (const [words, said] of /** @type {any[]} */ ([
  [[], "`auth0` needs a command"],
  [["undo"], "there is no command `auth0 undo`"],
  [["constructor"], "there is no command `auth0 constructor`"],
  [["\u001b[2J"], "there is no command `auth0 \\u001b[2J`"],
])) {
  test(`\`auth0 ${JSON.stringify(words)}\`: exit code 2`, () => {
    const { code, out, error } = seatkeeper(["auth0", ...words]);
    assert.deepEqual([code, out, error.split("\n")[0]], [2, "", `seatkeeper: ${said}`]);
  });
}

for (const words of [["--help"], ["action", "-h"], ["deploy", "--help"]]) {
  test(`\`auth0 ${words.join(" ")}\`: the usage, exit code 0`, () => {
    const { code, out, error } = seatkeeper(["auth0", ...words]);
    assert.deepEqual([code, error], [0, ""]);
    assert.match(out, /^usage: seatkeeper auth0 action OPTIONS/);
  });
}
