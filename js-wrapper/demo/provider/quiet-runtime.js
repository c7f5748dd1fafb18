/**
 * @file Leaves out one line while oidc-provider is loaded: that it supports Node 22 and later only.
 *
 * It says so from Node's release name as soon as it is imported, and has no switch. Our tests run the
 * same server on Node 20, and whoever starts the demo there can do nothing about it. Import this file
 * before it, and call `speakAgain` afterwards.
 */

const { warn } = console;
const LINE = "oidc-provider WARNING: Unsupported runtime.";

console.warn = (...words) => {
  if (!String(words[0]).includes(LINE)) warn(...words);
};

export const speakAgain = () => void (console.warn = warn);
