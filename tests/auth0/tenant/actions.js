/** @file The stand-in's routes for Actions: drafts that are built after a while, versions, and the bindings of a login. */
import { actionsIn, FIELDS, shown } from "./action-store.js";

const LIMITS = { actions: 100, bound: 20, code: 100_000, page: 100 };
const QUERY = ["actionName", "triggerId", "deployed", "installed", "page", "per_page"];

/** Method, path, scopes and act, as `routes.js` has them. @type {any[]} */
export const ACTION_ROUTES = [
  ["GET", /^\/actions\/actions$/, ["read:actions"], list],
  ["POST", /^\/actions\/actions$/, ["create:actions"], create],
  ["GET", /^\/actions\/actions\/([^/]+)$/, ["read:actions"], read],
  ["PATCH", /^\/actions\/actions\/([^/]+)$/, ["update:actions"], update],
  ["POST", /^\/actions\/actions\/([^/]+)\/deploy$/, ["create:actions"], deploy],
  ["GET", /^\/actions\/triggers\/post-login\/bindings$/, ["read:actions"], listBindings],
  ["PATCH", /^\/actions\/triggers\/post-login\/bindings$/, ["update:actions"], bind],
];

const ok = (body, status = 200) => ({ status, body: structuredClone(body) });
const bad = ({ problem }, message) => problem(400, "Bad Request", "invalid_body", message);
const none = ({ problem }) => problem(404, "Not Found", "not_found", "That action does not exist.");

function list(about) {
  const { query } = about.request;
  const strange = [...query.keys()].find((name) => !QUERY.includes(name));
  if (strange) return bad(about, `Additional properties not allowed: ${strange}`);
  const name = query.get("actionName");
  // Parts of names match: a filter that promises less is harder on who asks.
  const all = [...actionsIn(about.state).actions.values()].map(shown);
  return paged(
    about,
    "actions",
    name === null ? all : all.filter((each) => each.name.includes(name)),
  );
}

function paged({ request: { query } }, key, all) {
  const [page, size] = ["page", "per_page"].map((name) => Number(query.get(name) ?? 0));
  const perPage = Math.min(size || 20, LIMITS.page);
  const rows = all.slice(page * perPage, (page + 1) * perPage);
  return ok({ total: all.length, page, per_page: perPage, [key]: rows });
}

function create(about) {
  const { actions, building, broken } = actionsIn(about.state);
  const flaw = flawOf(about.request.body) ?? (actions.size >= LIMITS.actions && "too many actions");
  if (flaw) return bad(about, flaw);
  const { name } = about.request.body;
  if ([...actions.values()].some((each) => each.name === name)) {
    return about.problem(409, "Conflict", "conflict", `An action with the name ${name} exists.`);
  }
  const id = `action_${actions.size + 1}`;
  const action = { id, reads: building, failed: broken.has(name), ...about.request.body };
  actions.set(id, action);
  return ok(shown(action), 201);
}

function update(about, id) {
  const { actions, building, broken } = actionsIn(about.state);
  const action = actions.get(id);
  if (action === undefined) return none(about);
  const body = { ...action, ...about.request.body };
  const flaw = flawOf(about.request.body, true);
  if (flaw) return bad(about, flaw);
  // The secrets are replaced as a whole.
  actions.set(id, { ...body, reads: building, failed: broken.has(body.name) });
  return ok(shown(actions.get(id)));
}

function read(about, id) {
  const action = actionsIn(about.state).actions.get(id);
  if (action === undefined) return none(about);
  if (action.reads > 0) action.reads -= 1;
  return ok(shown(action));
}

function deploy(about, id) {
  const { actions, unknownAtFirst } = actionsIn(about.state);
  const action = actions.get(id);
  if (action === undefined) return none(about);
  if (action.reads > 0 || action.failed)
    return bad(about, "A draft must be in the 'built' state before it can be deployed.");
  const { version: last, reads: _, failed: __, ...draft } = action;
  action.version = { ...draft, number: (last?.number ?? 0) + 1, unknown: unknownAtFirst };
  return ok({ ...shown(action).deployed_version, action: { id, name: action.name } }, 202);
}

function listBindings(about) {
  const { actions, bindings } = actionsIn(about.state);
  const rows = bindings.map(({ id, actionId, name }) => ({
    id,
    trigger_id: "post-login",
    display_name: name,
    action: shown(actions.get(actionId)),
  }));
  return paged(about, "bindings", rows);
}

/** The whole list is replaced; a binding that is wrong leaves all as it was. */
function bind(about) {
  const held = actionsIn(about.state);
  const wanted = about.request.body.bindings;
  if (!Array.isArray(wanted) || wanted.length > LIMITS.bound)
    return bad(about, "too many bindings");
  const next = [];
  for (const { ref, display_name: name } of wanted) {
    const action = [...held.actions.values()].find((each) =>
      ref?.type === "action_id" ? each.id === ref.value : each.name === ref?.value,
    );
    if (action === undefined) return bad(about, "Data does not match any schemas from 'oneOf'");
    if (action.version === undefined || action.version.unknown-- > 0) {
      const message = "Trying to create a binding for an action that has not been deployed yet.";
      return bad(about, message);
    }
    next.push({ id: `binding_${(held.serial += 1)}`, actionId: action.id, name });
  }
  held.bindings = next;
  return listBindings(about);
}

function flawOf(body, isUpdate = false) {
  const strange = Object.keys(body).find((name) => !FIELDS.includes(name));
  if (strange) return `Additional properties not allowed: ${strange}`;
  if (!isUpdate && (!body.name || !body.supported_triggers?.length)) return "Missing properties";
  if (body.code?.length > LIMITS.code) return "The code is too long";
  const bare = body.secrets?.find(({ name, value }) => !name || typeof value !== "string");
  return bare && "A secret needs a name and a value";
}
