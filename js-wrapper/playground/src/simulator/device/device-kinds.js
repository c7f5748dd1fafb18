/** @file The kinds of devices: what each is called, and how it introduces itself to a provider. */

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";
const TIZEN = "Mozilla/5.0 (SMART-TV; Linux; Tizen 8.0) AppleWebKit/537.36 (KHTML, like Gecko)";
const LINUX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101";

/**
 * `interactive`: a page can be shown on it. `impersonates`: somebody else signs in with it as the person.
 *
 * @type {Readonly<Record<"browser" | "phone" | "tv" | "support", { label: string, interactive: boolean, impersonates?: boolean, userAgent: string }>>}
 */
export const DEVICE_KINDS = Object.freeze({
  browser: { label: "Browser", interactive: true, userAgent: `${WINDOWS} Chrome/140.0.0.0` },
  phone: { label: "Phone", interactive: true, userAgent: `${IPHONE} Version/18.0 Safari/604.1` },
  tv: { label: "TV", interactive: false, userAgent: `${TIZEN} Version/8.0 TV Safari/537.36` },
  support: {
    label: "Support agent",
    interactive: true,
    impersonates: true,
    userAgent: `${LINUX} Firefox/140.0`,
  },
});
