/** @file The address that `npm start` ends with, and whether a browser is opened at it. */

/**
 * The token stands behind `#`: a browser sends that to nobody, and the page takes it out of the address.
 *
 * @param {string} issuer
 * @param {string} token of this start
 */
export const frontDoor = (issuer, token) => `${issuer}/playground/#live=${token}`;

/**
 * Only where somebody sits at the terminal, and has not said no.
 *
 * @param {{ args: string[], env: Record<string, string | undefined>, isTTY?: boolean }} process
 */
export function opensItself({ args, env, isTTY = false }) {
  const saysNo = ["--once", "--no-open"].some((arg) => args.includes(arg));
  return isTTY && !saysNo && !env.CI && env.SEATKEEPER_NO_OPEN === undefined;
}

/** @param {string} address */
export async function openBrowser(address) {
  const { default: open } = await import("open");
  // Where there is no browser, the address is on the screen.
  await open(address).catch(() => {});
}
