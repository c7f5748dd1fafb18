/** @file The browsers that the specs run in: Chromium always, and a Firefox where `FIREFOX_PATH` names one. */
import { firefox } from "playwright-core";
import { launchChromium } from "./chromium.js";

/** Playwright speaks WebDriver BiDi to a Firefox as it is published; 143 is the first that says all it asks. */
const launchFirefox = () =>
  firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX_PATH });

/** @type {Array<[name: string, launch: () => Promise<import("playwright-core").Browser>]>} */
export const browsers = [
  ["Chromium", launchChromium],
  ...(process.env.FIREFOX_PATH ? [/** @type {any} */ (["Firefox", launchFirefox])] : []),
];
