/** @file The live view follows real logins at a real server, and its limit decides the next one; a foreign flow stays out of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { patternFlow } from "@seatkeeper/host";
import { pack } from "../../../js-wrapper/playground/src/document/share.js";
import { startLive } from "../../demo/live.js";
import { browsers } from "../browsers.js";
import { enterText } from "./typing.js";
import { playgroundIn, settles } from "./world.js";

const ELSEWHERE = "You're signed in elsewhere";

for (const [name, launch] of browsers) {
  const open = playgroundIn(launch);

  /** The server of `npm start`, and its own page on the live view. */
  async function following(t, token) {
    const world = await startLive(t);
    const address = `${world.issuer}/playground/`;
    const page = await open(t, `#live=${token ?? world.token}`, { address });
    const asked = [];
    page.on("request", (request) => asked.push(request));
    const runs = page.getByRole("listitem").filter({ has: page.getByRole("time") });
    return { world, page, runs, asked };
  }
  const toLive = (asked) => asked.filter((request) => request.url().includes("/live/"));

  test(`${name}: a real login is there as it happens, with its session and its record`, async (t) => {
    const { world, page, runs } = await following(t);
    await page.getByText("Connected", { exact: true }).waitFor();
    // Whoever copies the address doesn't hand the token on.
    assert.equal(await page.evaluate("location.hash"), "#live");
    await page.getByText("No login yet. Sign in to one of the apps.").waitFor();

    await world.device().tokens();
    await runs.filter({ hasText: "allowed" }).filter({ hasText: "ada" }).waitFor();
    await page.getByRole("heading", { name: "ada 1 session" }).waitFor();
    const [{ id }] = await world.sessions();
    await page.getByTitle(id).waitFor();
    await runs.getByRole("button", { name: "Record" }).click();
    const record = await page.getByRole("region", { name: "The record as JSON" }).textContent();
    assert.equal(JSON.parse(record).outcome, "allowed");

    await world.device().tokens();
    await page.getByRole("heading", { name: "ada 2 sessions" }).waitFor();
    await world.device().signIn();
    await runs.filter({ hasText: "paused" }).filter({ hasText: "counted 2" }).waitFor();
    assert.equal(await runs.count(), 3);
    await page.close();
  });

  test(`${name}: a limit that is changed on the page decides the next real login`, async (t) => {
    const { world, page, runs } = await following(t);
    await world.device().tokens();
    const limit = page.getByLabel("Limit", { exact: true });
    const type = (text) => enterText(limit, text);
    const isLimit = (value) => settles(async () => assert.equal(await limit.inputValue(), value));
    await isLimit("2");

    await type("1");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByText("The limit is 1 from the next login on.").waitFor();
    assert.equal((await world.device().signIn()).page?.title, ELSEWHERE);
    await runs.filter({ hasText: "paused" }).waitFor();

    await type("5");
    await limit.press("Enter");
    await page.getByText("The limit is 5 from the next login on.").waitFor();
    assert.ok((await world.device().tokens()).access_token);

    await type("0");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByText(/^Not changed: .*1/).waitFor();
    page.expected.push(/status of 400|400/);
    assert.ok((await world.device().tokens()).access_token);

    // Somebody edits the file: the page says what holds now.
    await type("4");
    await limit.press("Enter");
    await page.getByText("The limit is 4 from the next login on.").waitFor();
    world.flowFile.write(patternFlow("block", 3));
    await isLimit("3");
    await page.getByText("(block)").first().waitFor();
    await page.close();
  });

  test(`${name}: with the token of an earlier start it says what to do, and asks no more`, async (t) => {
    const { page, asked } = await following(t, "an-earlier-one");
    page.expected.push(/403/);
    await page.getByText("Open the one that npm start printed.").waitFor();
    const before = toLive(asked).length;
    await page.getByRole("link", { name: "Race" }).click();
    await page.getByRole("heading", { name: "Logins of one person" }).waitFor();
    await page.getByRole("link", { name: "Live" }).click();
    await page.getByText("Open the one that npm start printed.").waitFor();
    assert.equal(toLive(asked).length, before + 1);
    await page.close();
  });

  test(`${name}: without a token it says how to get one`, async (t) => {
    const page = await open(t, "#live");
    await page.getByText("npm start").waitFor();
    await page.getByText("and open the address that it prints").waitFor();
  });

  test(`${name}: a foreign flow has no connection, and nothing of it is sent or shown`, async (t) => {
    const { world, page, asked } = await following(t);
    await page.getByText("Connected", { exact: true }).waitFor();
    const flow = patternFlow("block", 9, { name: "a stranger's flow" });
    const fragment = await pack(flow);
    const come = () => page.evaluate((hash) => void (location.hash = hash), `#flow=${fragment}`);
    const arrivals = {
      async offered() {
        await come();
        await page.getByRole("button", { name: "Open it" }).click();
      },
      async loaded() {
        await come();
        await page.reload();
      },
    };
    for (const arrive of Object.values(arrivals)) {
      await arrive();
      await page.getByText("This flow came from somebody else.").waitFor();
      await settles(async () => assert.equal(world.watching(), 0));
      asked.length = 0;
      await page.getByRole("link", { name: "Live" }).click();
      await page.getByText("Take the shared flow over first").waitFor();
      await world.device().tokens();
      assert.doesNotMatch(await page.getByRole("main").textContent(), /stranger|ada/);
      assert.deepEqual(toLive(asked), []);
      assert.equal(world.watching(), 0);
    }
    await page.getByRole("button", { name: "Take it over" }).click();
    await page.getByRole("link", { name: "Live" }).click();
    await page.getByRole("heading", { name: "ada 2 sessions" }).waitFor();
    for (const request of toLive(asked)) assert.equal(request.postData(), null);
    await page.close();
  });
}
