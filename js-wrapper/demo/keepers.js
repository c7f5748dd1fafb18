/** @file A keeper for each application of the demo, and the one-time passwords of its people. */
import { createOtp, createSeatkeeper } from "@seatkeeper/host";
import { Secret, TOTP } from "otpauth";
import { flows } from "./flows.js";
import { overheard } from "./overheard.js";
import { PEOPLE } from "./provider/accounts.js";

const HOUR_MS = 60 * 60 * 1000;

/**
 * @param {object} options
 * @param {import("./flow-file.js").FlowFile} options.flowFile the flow of the app that is tried by hand
 * @param {(run: import("./overheard.js").OverheardRun) => void} [options.onRun]
 */
export function createKeepers({ flowFile, onRun = () => {} }) {
  /** @type {Map<string, TOTP>} the authenticator app of each person */
  const authenticators = new Map();

  return {
    /** @param {{ directory: any, keyring: any, store: any, issuer: string }} parts */
    make({ directory, keyring, store, issuer }) {
      const otp = createOtp({ store, keyring });
      /** @type {Array<[string, any]>} */
      const all = [...flows, ["try", flowFile.read]];
      const keepers = new Map(
        all.map(([client, flow]) => [
          client,
          overheard(client, onRun, (onRecord) =>
            createSeatkeeper({ directory, flow, store, keyring, issuer, otp, onRecord }),
          ),
        ]),
      );
      return (clientId) => keepers.get(clientId) ?? keepers.get("try");
    },

    /** Gives everybody an authenticator: one that is as young as the login would prove nothing. */
    async enrol({ keyring, store }) {
      const before = { ...store, now: async () => (await store.now()) - HOUR_MS };
      const otp = createOtp({ store: before, keyring });
      for (const person of PEOPLE) {
        const { secret } = await otp.enrol(person, { type: "totp" });
        authenticators.set(person, new TOTP({ secret: Secret.fromBase32(secret) }));
      }
    },

    /** The code that a person's authenticator shows now. @param {string} person */
    code: (person) => authenticators.get(person).generate(),
  };
}
