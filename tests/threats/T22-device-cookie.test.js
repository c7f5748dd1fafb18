/** @file T22: a device is known again by its own cookie, and by nothing that was copied together. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { createKeyring } from "@seatkeeper/host";
import { CookieJar } from "tough-cookie";
import { createDeviceCookie } from "../../js-wrapper/pages/src/device-cookie.js";
import { startWorld } from "../oidc/world.js";

const BLOCK = { pattern: "block", limit: 1, sameDevice: true };

/** A browser that lost its session and kept (or was given) a device cookie. */
async function withCookie(world, value) {
  const jar = new CookieJar();
  if (value !== undefined) await jar.setCookie(`sk-device=${value}; Path=/`, world.issuer);
  return world.device({ jar });
}

async function deviceCookie(world, device) {
  const cookies = await device.jar.getCookies(world.issuer);
  return cookies.find(({ key }) => key === "sk-device");
}

test("the same device is let in again, and takes its own place", async (t) => {
  const world = await startWorld(t, BLOCK);
  const [{ device }] = await world.signedIn(1);
  const [before] = await world.sessions();
  const cookie = await deviceCookie(world, device);
  assert.equal(cookie?.httpOnly, true);
  assert.equal(cookie?.sameSite, "lax");

  const again = await withCookie(world, cookie?.value);
  assert.ok((await again.signIn()).callback?.code);
  const [after, ...more] = await world.sessions();
  assert.deepEqual(more, []);
  assert.notEqual(after.id, before.id);
  assert.equal(after.device.id, before.device.id);
});

test("it is set after a login was allowed, and not before", async (t) => {
  const world = await startWorld(t, { pattern: "warn", limit: 1 });
  await world.signedIn(1);
  const device = world.device();
  const { page } = await device.signIn();
  assert.equal(await deviceCookie(world, device), undefined);
  await page?.submit({ output: "continue" });
  assert.ok(await deviceCookie(world, device));
});

test("forged, altered, another account's or absent: no known device", async (t) => {
  const world = await startWorld(t, { ...BLOCK, limit: 100 });
  const ada = world.device();
  await ada.tokens();
  const grace = world.device();
  await grace.tokens("grace", "battery staple");
  const own = (await deviceCookie(world, ada))?.value ?? "";
  const foreign = (await deviceCookie(world, grace))?.value ?? "";
  const [id, mac] = own.split(".");
  const other = (text) => (text[0] === "A" ? "B" : "A") + text.slice(1);

  const bad = [undefined, "", id, `${id}.`, `${id}.${other(mac)}`, `${other(id)}.${mac}`, foreign];
  for (const value of bad) {
    const device = await withCookie(world, value);
    await device.signIn();
    const { device: known } = world.keeper.logins.at(-1);
    assert.equal(known.id, undefined, `\`${value}\` was believed`);
    assert.equal(known.trusted, undefined);
  }
  await (await withCookie(world, own)).signIn();
  assert.deepEqual(world.keeper.logins.at(-1).device.trusted, true);
});

test("a parameter, a header or an agent string makes no device", async (t) => {
  const world = await startWorld(t, BLOCK);
  await world.signedIn(1);
  const [{ device }] = await world.sessions();
  const copy = world.device({ headers: { "x-device-id": device.id } });
  const { page } = await copy.signIn("ada", "correct horse", { device_id: device.id });
  assert.equal(page?.status, 403);
});

test("a copied cookie swaps the seat and adds none", async (t) => {
  const world = await startWorld(t, BLOCK);
  const [{ device }] = await world.signedIn(1);
  const { value } = (await deviceCookie(world, device)) ?? {};
  for (let turn = 0; turn < 3; turn++) {
    const copy = await withCookie(world, value);
    assert.ok((await copy.signIn()).callback?.code);
    assert.equal((await world.sessions()).length, 1);
  }
});

test("over TLS no neighbouring host can set it; one of another key, or two of them, are none", async () => {
  const keyringOf = (kid) => createKeyring({ current: { kid, secret: randomBytes(32) } });
  const cookies = createDeviceCookie({ keyring: keyringOf("a"), secure: true });
  const sent = new Map();
  const response = /** @type {any} */ ({
    getHeader: (name) => sent.get(name),
    setHeader: (name, value) => sent.set(name, value),
  });
  const id = await cookies.write(response, "ada");
  const [line] = sent.get("Set-Cookie");
  assert.match(
    line,
    /^__Host-sk-device=[\w-]{22}\.[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax; Secure;/,
  );

  const [pair] = line.split(";");
  const read = (cookie, from = cookies) =>
    from.read(/** @type {any} */ ({ headers: { cookie } }), "ada");
  assert.equal(await read(pair), id);
  assert.equal(await read(pair.replace("__Host-", "")), undefined);
  assert.equal(await read(`${pair}; ${pair}`), undefined);
  const others = createDeviceCookie({ keyring: keyringOf("b"), secure: true });
  assert.equal(await read(pair, others), undefined);
});
