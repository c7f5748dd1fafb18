/** @file The keepers that the tests guard their provider with: the real host, with a hand on its clock, its store and its directory. */
import { createOtp, createSeatkeeper, DirectoryError, patternFlow } from "@seatkeeper/host";
import { systemClock } from "@seatkeeper/host/kit";
import { HOTP, Secret } from "otpauth";

/** An hour is more than any run waits. */
const HOUR_MS = 60 * 60 * 1000;

/**
 * @param {{ pattern: "warn" | "silent" | "reVerify" | "block", limit: number, choose?: boolean,
 *   sameDevice?: boolean, rescue?: boolean, name?: string }} flow
 * @returns {(parts: { directory: any, keyring: any, store: any, issuer: string }) => any}
 */
export const keeperWith =
  ({ pattern, limit, name = pattern, choose, sameDevice, rescue }) =>
  ({ directory, keyring, store, issuer }) => {
    const options = {
      name,
      ...(choose && { strategy: "chosen" }),
      ...(sameDevice && { sameDevice: "replace" }),
      ...(rescue && { rescue: "reVerify" }),
    };
    const logins = [];
    let inForce = patternFlow(pattern, limit, options);
    let late = 0;
    let ends = true;
    let works = true;

    const otp = createOtp({ store, keyring });
    const token = new HOTP({ secret: new Secret({ size: 20 }), digits: 6 });
    let counter = 0;
    // Enrolled a while ago: a factor that is as young as the login doesn't prove anything.
    const before = { ...store, now: async () => (await store.now()) - HOUR_MS };
    const enrolled = createOtp({ store: before, keyring }).enrol("ada", {
      type: "hotp",
      secret: token.secret.base32,
    });

    const keeper = createSeatkeeper({
      directory: {
        ...directory,
        async endCurrentSession(request) {
          if (!ends) throw new DirectoryError("forbidden", "told not to end it");
          return directory.endCurrentSession(request);
        },
      },
      flow: () => inForce,
      store,
      keyring,
      issuer,
      otp,
      clock: { ...systemClock, now: () => Date.now() + late },
    });

    return {
      ...keeper,
      async login(login) {
        if (!works) throw new Error("broken");
        await enrolled;
        logins.push(login);
        return keeper.login(login);
      },
      /** Every login that the guard put to the keeper. */
      logins,
      /** The next code of the person's token. */
      code: () => token.generate({ counter: counter++ }),
      /** From now on a denied session stays alive. */
      failToEnd: () => void (ends = false),
      breakDown: () => void (works = false),
      setLimit: (next) => void (inForce = patternFlow(pattern, next, options)),
      /** Makes the keeper forget whom it let in. */
      async loseMarks() {
        for (const kind of ["mark:", "login:"]) {
          for (const [key] of await store.rows(kind)) await store.update(key, () => undefined);
        }
      },
      /** Lets every pause expire, and ends what waited. */
      async expirePauses() {
        late += HOUR_MS;
        await keeper.sweep();
      },
    };
  };
