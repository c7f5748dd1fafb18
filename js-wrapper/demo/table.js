/** @file The table that `npm start` prints: who signed in, what they saw, and who is still signed in. */

const TITLES = {
  warn: ["Warn", "the person is told, then the others are signed out"],
  silent: ["Silent", "the others are signed out without a word"],
  reVerify: ["Re-verify", "a one-time password first (one wrong, one right)"],
  block: ["Block", "the newcomer is turned away, the others stay"],
};

/** @param {{ isTTY?: boolean }} stream */
export function paints({ isTTY = false }) {
  const on = isTTY && process.env.NO_COLOR === undefined;
  const paint = (code) => (text) => (on ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: paint(1), dim: paint(2), red: paint(31), green: paint(32), cyan: paint(36) };
}

/** @param {import("./plays.js").Played} played @param {ReturnType<typeof paints>} paint */
export function section({ pattern, person, rows, asExpected }, paint) {
  const [title, meaning] = TITLES[pattern];
  const lines = rows.map(({ device, story, alive }) => {
    const state = alive ? paint.green("● signed in ") : paint.red("○ signed out");
    return `   ${device.padEnd(10)} ${state}  ${paint.dim(story.join(", then "))}`;
  });
  const verdict = asExpected ? paint.green("as it should be") : paint.red("NOT as it should be");
  const head = `${paint.bold(title)} ${paint.dim("·")} ${meaning} ${paint.dim(`(${person}, limit 2)`)}`;
  return [` ${head}`, ...lines, `   ${paint.dim("→")} ${verdict}`, ""].join("\n");
}
