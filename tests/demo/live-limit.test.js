/** @file A limit that is changed in the flow file while the server runs holds for the next login, and not for one that waits. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createSeatkeeper, patternFlow } from "@seatkeeper/host";
import { startWorld } from "../oidc/world.js";

test("the next login takes the new limit; a page that is open keeps its own", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "seatkeeper-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "flow.json");
  const write = (limit) =>
    writeFileSync(file, JSON.stringify(patternFlow("warn", limit, { strategy: "excess" })));
  write(1);
  const flow = () => JSON.parse(readFileSync(file, "utf8"));
  const world = await startWorld(t, {
    keeper: (parts) => createSeatkeeper({ ...parts, flow }),
  });
  await world.signedIn(1);
  const waiting = world.device();
  const { page } = await waiting.signIn();
  assert.equal(page?.title, "You're signed in elsewhere");

  write(5);
  await world.signedIn(1);
  assert.equal((await world.sessions()).length, 3);

  const { callback } = await page.submit({ output: "continue" });
  assert.ok(callback?.code);
  // Its own limit was one, so what was there before it is gone; the newer session is untouched.
  assert.equal((await world.sessions()).length, 2);

  write(1);
  const late = world.device();
  assert.equal((await late.signIn()).page?.title, "You're signed in elsewhere");
});
