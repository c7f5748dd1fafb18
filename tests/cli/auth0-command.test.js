/** @file The real command in a process of its own, against the tenant over HTTPS. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { fileWith, MAIN } from "./command.js";
import { inWorlds } from "./auth0-world.js";
import { CLIENT } from "../auth0/tenant/api.js";

const inWorld = inWorlds(test);
const WORDS = ["--pattern", "silent", "--limit", "1"];

/** The stand-in runs in this process, which must not wait for the other one. */
function ran(words, env) {
  const child = spawn(process.execPath, [MAIN, "auth0", "deploy", ...words], { env });
  let [out, error] = ["", ""];
  child.stdout.on("data", (part) => (out += part));
  child.stderr.on("data", (part) => (error += part));
  return new Promise((resolve) =>
    child.on("close", (code) => resolve(/** @type {any} */ ({ code, out, error }))),
  );
}

inWorld("by the environment, then by a file: deployed once", {}, async (world) => {
  const clean = [];
  const t = { after: (act) => clean.push(act) };
  // The stand-in knows one client: here it is both, and has more than either needs.
  const one = { AUTH0_CLIENT_ID: CLIENT.clientId, AUTH0_CLIENT_SECRET: CLIENT.clientSecret };
  const env = { ...world.env, ...one };
  const trust = { NODE_EXTRA_CA_CERTS: fileWith(t, world.tenant.ca) };
  world.held.building = 0;
  const first = await ran(WORDS, { ...env, ...trust });
  assert.equal(first.code, 0, first.error);
  assert.equal(first.out, "`seatkeeper` is created and deployed\npost-login is now: seatkeeper\n");
  assert.match(first.error, /^warning: the client that deploys has more than it needs: read:se/);
  const file = fileWith(t, env);
  const second = await ran([...WORDS, "--secrets-file", file], trust);
  assert.deepEqual(
    [second.code, second.out],
    [0, "`seatkeeper` is deployed already\npost-login is bound so already\n"],
  );
  clean.forEach((act) => act());
});

inWorld("T52 a name in the tenant moves no cursor and makes no line", {}, async (world) => {
  const clean = [];
  world.addForeign("x\u001b[2J\npost-login is bound so already\u202e");
  const one = { AUTH0_CLIENT_ID: CLIENT.clientId, AUTH0_CLIENT_SECRET: CLIENT.clientSecret };
  const ca = fileWith({ after: (act) => clean.push(act) }, world.tenant.ca);
  const env = { ...world.env, ...one, NODE_EXTRA_CA_CERTS: ca };
  world.held.building = 0;
  const { code, out } = await ran([...WORDS], env);
  assert.equal(code, 0);
  assert.equal(out.split("\n").length, 3);
  assert.doesNotMatch(out, /[^\n\x20-\x7e]/);
  clean.forEach((act) => act());
});

inWorld(
  "a tenant whose certificate nobody vouches for: exit code 1, one line",
  {},
  async (world) => {
    const { code, out, error } = await ran(WORDS, world.env);
    assert.deepEqual([code, out], [1, ""]);
    assert.match(
      error,
      /^seatkeeper: a token for the client that deploys: no answer from [^\n]+\n$/,
    );
  },
);
