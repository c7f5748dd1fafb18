/** @file What the stand-in's tenant holds of Actions: drafts, what is deployed of them, and their order in a login. */

export const FIELDS = ["name", "supported_triggers", "code", "dependencies", "runtime", "secrets"];

/** By the map of users, which a tenant and what its routes are given have in common. */
const tenants = new WeakMap();

/** What a tenant holds of Actions, for a test to look at or to make slow. @param {{ users: any }} tenant */
export function actionsIn({ users }) {
  if (!tenants.has(users)) {
    tenants.set(users, {
      /** By id. @type {Map<string, any>} */
      actions: new Map(),
      /** Ids of bindings and Actions, in order. @type {Array<{ id: string, actionId: string, name: string }>} */
      bindings: [],
      /** So many reads of a draft find it unfinished. */
      building: 1,
      /** So often a new deployment isn't known yet to what binds. */
      unknownAtFirst: 0,
      /** Names whose build fails, when they are saved. */
      broken: new Set(),
      serial: 0,
    });
  }
  return tenants.get(users);
}

/** The Actions of a login as they are deployed, ready for the pipeline. @param {{ users: any }} tenant */
export const boundIn = (tenant) =>
  actionsIn(tenant).bindings.map(({ actionId }) => actionsIn(tenant).actions.get(actionId).version);

/** What may be told: of secrets the names. @returns {any} */
export function shown({ version, reads, failed, secrets, ...action }) {
  const names = (of) =>
    (of ?? []).map(({ name }) => ({ name, updated_at: "2026-01-01T00:00:00.000Z" }));
  const { unknown: _, ...deployed } = version ?? {};
  const status = reads > 0 ? "pending" : failed ? "failed" : "built";
  return {
    ...action,
    secrets: names(secrets),
    status,
    all_changes_deployed: version !== undefined && isSame(version, { secrets, ...action }),
    ...(version && { deployed_version: { ...deployed, secrets: names(version.secrets) } }),
  };
}

const isSame = (one, other) =>
  FIELDS.every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));
