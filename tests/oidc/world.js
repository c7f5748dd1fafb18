/** @file One guarded provider for one test, and as many devices as it wants. */
import { createDevice } from "../../js-wrapper/demo/device/browser.js";
import { keeperWith } from "./keeper.js";
import { startServer } from "../../js-wrapper/demo/provider/server.js";

/**
 * @param {{ after: (close: () => Promise<void>) => void }} t
 * @param {any} flow as `keeperWith` has it, or `{ keeper }`
 * @param {Partial<Parameters<typeof startServer>[0]>} [options]
 */
export async function startWorld(t, { keeper, ...flow }, options = {}) {
  const server = await startServer({ keeper: keeper ?? keeperWith(flow), ...options });
  t.after(() => server.close());
  const faults = [];
  server.provider.on("server_error", (_ctx, error) => faults.push(error));

  return {
    ...server,
    /** What went wrong inside the provider: nothing, in a test that doesn't expect it. */
    faults,
    /** @param {Parameters<typeof createDevice>[1]} [more] */
    device: (more) => createDevice(server.issuer, more),

    /** Signs so many devices in, one after the other. */
    async signedIn(count) {
      const all = [];
      for (let index = 0; index < count; index++) {
        const device = createDevice(server.issuer);
        all.push({ device, tokens: await device.tokens() });
      }
      return all;
    },

    /** The sessions of an account in the order in which they began. */
    async sessions(subject = "ada") {
      const { sessions } = await server.directory.listSessions({ subjects: [subject] });
      return sessions.sort((a, b) => a.createdAt - b.createdAt);
    },
  };
}

/** Whether anything that a device holds is still good; it keeps the tokens that it gets anew. */
export async function life(seat) {
  const { device } = seat;
  const { callback } = await device.authorize({ prompt: "none" });
  const refreshed = await device.refresh(seat.tokens.refresh_token);
  if (!refreshed.error) seat.tokens = refreshed;
  return {
    silent: callback?.error ?? "code",
    refresh: refreshed.error ?? "tokens",
    active: await device.isActive(seat.tokens.access_token),
    userinfo: await device.userinfo(seat.tokens.access_token),
  };
}

export const ALIVE = { silent: "code", refresh: "tokens", active: true, userinfo: 200 };
export const DEAD = {
  silent: "login_required",
  refresh: "invalid_grant",
  active: false,
  userinfo: 401,
};
