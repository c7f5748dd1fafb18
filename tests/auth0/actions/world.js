/** @file A tenant with Seatkeeper's Actions bound to its login: what most tests of them begin with. */
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { createPage } from "../../../js-wrapper/engines/auth0-actions/src/page/index.js";
import { createPipeline } from "../pipeline/index.js";
import { CLIENT, createTenant } from "../tenant/api.js";

export const USER = "auth0|ada";
export const FORM = "ap_form";
export const PAGE_URL = "https://pages.example/limit";
export const KEY = Buffer.alloc(32, 7).toString("base64url");
/** What a client is told, whatever the reason. */
export const DENIED = { error: "access_denied", description: "seat_limit" };
export const MUST_ASK = { error: "access_denied", description: "interaction_required" };

const PACKAGE = fileURLToPath(
  new URL("../../../js-wrapper/engines/auth0-actions/dist/index.cjs", import.meta.url),
);

/** The three lines that a user writes. */
const codeOf = (which, options) =>
  `const seatkeeper = require("@seatkeeper/auth0-actions");\nmodule.exports = seatkeeper.${which}(${JSON.stringify(options)});\n`;

/**
 * @param {any} options of the Action; several for as many Actions
 * @param {any} [about] `tenant`, `features`, `clients`, `secrets`, `network`, `budgetMs` of the pipeline; `user` for
 *   more of the user; `package`: a folder that it was installed in, whose files nobody but the module loader
 *   may read; `code`: in place of the three lines, of all or by the factory; `before` and `after`: around them,
 *   `after` may ask for the options; `bound`: which Actions, in order; `others`: Actions by somebody else, after ours; `first`: before
 */
export async function createWorld(options, about = {}) {
  const clock = { ms: 0 };
  const tenant = await createTenant({ now: () => Date.now() + clock.ms, ...about.tenant });
  tenant.addUser(USER, about.user);
  const given = { domain: tenant.domain, ...CLIENT, seatkeeperKey: KEY, ...about.secrets };
  const secrets = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== null));
  const { before = "", after = "" } = about;
  const afterOf = typeof after === "function" ? after : () => after;
  const givenCode = (which) => (typeof about.code === "object" ? about.code[which] : about.code);
  const action = (name, which, its) => ({
    name,
    secrets,
    code: givenCode(which) ?? before + codeOf(which, its) + afterOf(its),
    dependencies: { "@seatkeeper/auth0-actions": about.package ?? PACKAGE },
  });
  const actionsOf = (its, index) => {
    const two = its?.pattern === "reVerify" || its?.rescue === "reVerify";
    const bound = about.bound ?? ["loginSharing", ...(two ? ["afterChallenge"] : [])];
    return bound.map((which) => action(`${which}${index}`, which, its));
  };
  const pipeline = createPipeline({
    tenant,
    actions: [
      ...(about.first ?? []),
      ...[options].flat().flatMap(actionsOf),
      ...(about.others ?? []),
    ],
    features: about.features,
    clients: about.clients,
    plan: about.plan,
    network: about.network,
    refuseReadsOf: about.package,
    budgetMs: about.budgetMs,
  });
  return {
    tenant,
    pipeline,
    page: createPage({ key: KEY, issuer: tenant.domain }),
    browser: (device) => pipeline.browser(device),
    /** Logs in by a browser of its own, and gives the browser beside the step. */
    async logIn({ device = undefined, ...more } = {}) {
      const browser = pipeline.browser(device);
      return { browser, step: await browser.login({ userId: USER, ...more }) };
    },
    /** The tenant's clock, and the Actions' with it, moves on. */
    pass: (ms) => void (clock.ms += ms),
    alive() {
      tenant.settle();
      return tenant.sessionsOf(USER).map(({ id }) => id);
    },
    lines: () => pipeline.executions.flatMap(({ logs }) => logs.split("\n").filter(Boolean)),
    calls: (pattern) =>
      tenant.journal.filter(({ method, path }) => pattern.test(`${method} ${path}`)),
    async close() {
      await pipeline.close();
      await tenant.close();
    },
  };
}

/** @param {string} name @param {any} options @param {any} about @param {(world: any) => Promise<void>} run */
export const withActions = (name, options, about, run) =>
  test(name, async () => {
    const world = await createWorld(options, about);
    try {
      await run(world);
    } finally {
      await world.close();
    }
  });

/** An error's and a denial's common part. @param {any} step */
export const saidBy = ({ error, description }) => ({ error, description });
