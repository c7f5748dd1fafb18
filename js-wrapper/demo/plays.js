/** @file Real logins through each of the four patterns: three devices of one person, a limit of two. */
import { createDevice } from "./device/browser.js";

const DEVICES = [
  ["laptop", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"],
  [
    "office PC",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
  ],
  [
    "phone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1",
  ],
];

/** Who plays what, and what has to come of it. */
const PLAYS = [
  {
    pattern: "warn",
    person: ["ada", "correct horse"],
    answer: (page) => page.submit({ output: "continue" }),
    alive: [false, false, true],
  },
  { pattern: "silent", person: ["grace", "battery staple"], alive: [false, false, true] },
  {
    pattern: "reVerify",
    person: ["alan", "bombe"],
    async answer(page, code) {
      const again = await page.submit({ code: code === "000000" ? "000001" : "000000" });
      return again.page.submit({ code });
    },
    alive: [false, false, true],
  },
  { pattern: "block", person: ["edsger", "goto"], alive: [true, true, false] },
];

/**
 * @typedef {object} Row what happened to one device
 * @property {string} device
 * @property {string[]} story
 * @property {boolean} alive whether it is still signed in at the end, by its tokens and its cookie
 *
 * @typedef {{ pattern: string, person: string, rows: Row[], asExpected: boolean }} Played
 */

/**
 * @param {{ issuer: string, code: (person: string) => string }} server
 * @param {(played: Played) => void} tell
 * @returns {Promise<boolean>} whether every pattern did what it should
 */
export async function playAll({ issuer, code }, tell) {
  let asExpected = true;
  for (const play of PLAYS) {
    const played = await playOne(play, { issuer, code });
    asExpected &&= played.asExpected;
    tell(played);
  }
  return asExpected;
}

/** @param {any} play @param {{ issuer: string, code: (person: string) => string }} server @returns {Promise<Played>} */
async function playOne({ pattern, person: [login, password], answer, alive }, { issuer, code }) {
  const seats = [];
  for (const [name, userAgent] of DEVICES) {
    const device = createDevice(issuer, { client: pattern, headers: { "user-agent": userAgent } });
    const story = [];
    let { page, callback } = await device.signIn(login, password);
    if (page) story.push(`saw "${page.title}"`);
    if (page && answer) ({ page, callback } = await answer(page, code(login)));
    if (page?.links[0]) ({ callback } = await device.visit(page.links[0]));
    const tokens = callback?.code ? await device.exchange(callback) : { error: callback?.error };
    story.push(tokens.access_token ? "got its tokens" : `got no token: ${tokens.error}`);
    seats.push({ name, device, story, tokens });
  }
  const rows = await Promise.all(seats.map(rowOf));
  const asExpected = rows.every((row, index) => row.alive === alive[index]);
  return { pattern, person: login, rows, asExpected };
}

/** @returns {Promise<Row>} */
async function rowOf({ name, device, story, tokens }) {
  const { callback } = await device.authorize({ prompt: "none" });
  const active = tokens.access_token ? await device.isActive(tokens.access_token) : false;
  const renewed = tokens.refresh_token ? await device.refresh(tokens.refresh_token) : {};
  const signs = [active, callback?.code !== undefined, renewed.access_token !== undefined];
  const isAlive = signs.every(Boolean);
  const ended = !isAlive && tokens.access_token !== undefined;
  if (ended) story.push(`was signed out: ${renewed.error}, ${callback?.error}`);
  return { device: name, story, alive: isAlive && !signs.includes(false) };
}
